/**
 * `npm start`: whatever is missing is installed, generated and built, then the server runs as a child of this
 * process, which starts it again should it crash (server/keeper). `npm run dev` (--dev): Next in development mode, the server bundled again and
 * restarted when it changes. Nothing outside Node itself may be imported before the install.
 */
const [major, minor] = process.versions.node.split('.').map(Number)
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24

if (supported) {
  import('./lib/launch.mjs')
    .then(({ launch }) => launch({ dev: process.argv.includes('--dev') }))
    .catch((error) => {
      console.error(error.message)
      process.exit(1)
    })
} else {
  console.error(`Sightline needs Node.js 20.19 or newer, 22.12 or newer, or 24; this is ${process.versions.node}.`)
  process.exitCode = 1
}
