/** What `npm start` and a service run: the server as a child of this process, which does nothing else. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { keep } from './keep'

/** The bundle, dist/server. */
const folder = path.dirname(fileURLToPath(import.meta.url))

// A terminal that was closed.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const keeper = keep(path.join(folder, 'index.js'), {
  cwd: path.resolve(folder, '../..'),
  say: (line) => console.error(line),
  exit: (code) => process.exit(code),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => keeper.signal(signal))
