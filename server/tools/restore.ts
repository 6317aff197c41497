/** `npm run restore -- FILE [--force]` */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { restore } from '../restore/restore'
import { runTool } from './run-tool'

const USAGE = 'npm run restore -- FILE [--force]    (--force: in place of what is there, which is lost)'

await runTool(async ({ databaseUrl, dataDir, authSecret }) => {
  const { values, positionals } = parseArgs({ options: { force: { type: 'boolean' } }, allowPositionals: true })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error(USAGE)
  const log = pino({ level: 'silent' })
  const { head, manifest, files } = await restore({ file, databaseUrl, dataDir, force: values.force ?? false, log })
  const rows = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0)
  console.log(`Restored the backup of ${new Date(head.createdAt).toISOString()}: ${rows} rows, ${files} files.`)
  if (authSecret === null) {
    console.log(
      `Camera passwords are sealed under the secret of the installation that was backed up: put its file into ${path.join(dataDir, 'secret')} ` +
        'before you start the server, or set AUTH_SECRET. Without it the passwords have to be typed again.',
    )
  }
})
