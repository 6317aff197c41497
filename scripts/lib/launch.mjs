/** From a checkout to a running server. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { ROOT } from './step.mjs'

const ENTRY = path.join(ROOT, 'dist/server/index.js')

/** @param {{ dev: boolean }} options */
export async function launch({ dev }) {
  process.chdir(ROOT)
  if (existsSync('.env')) process.loadEnvFile('.env')
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  await install()
  await build({ pages: !dev })
  if (dev) {
    const { watch } = await import('./watch.mjs')
    return watch(ENTRY)
  }
  process.env.NODE_ENV = 'production'
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(ENTRY).href)
}
