/** `npm run build`: installs, generates and builds what is missing or stale, and ends. */
import { build } from './lib/build.mjs'
import { install } from './lib/install.mjs'

try {
  await install()
  await build()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
