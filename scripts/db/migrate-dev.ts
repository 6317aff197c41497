/**
 * `npm run db:new -- NAME` writes prisma/migrations/<time>_NAME/migration.sql from the schema's changes.
 * `npm run db:check` exits 2 when the schema and the migrations differ.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { difference, MIGRATION_LOCK } from './schema-engine'

const SCHEMA = path.resolve('prisma/schema.prisma')
const MIGRATIONS = path.resolve('prisma/migrations')

async function connect() {
  const db = await PGlite.create()
  const adapter = await new PrismaPGlite(db).connect()
  // The adapter's own is not awaited: a broken migration would pass.
  adapter.executeScript = async (sql: string) => {
    await db.exec(sql)
  }
  return adapter
}

async function run(command: string | undefined, name: string | undefined): Promise<number> {
  if (command !== 'check' && !(command === 'new' && name && /^[a-z0-9_]+$/.test(name))) {
    console.error('usage: npm run db:check | npm run db:new -- name_in_lower_case')
    return 1
  }
  const shadow = { provider: 'postgres', adapterName: 'pglite', connect, connectToShadowDb: connect } as const
  const sql = await difference(shadow, SCHEMA, MIGRATIONS)
  if (sql === null) {
    console.log('prisma/schema.prisma and prisma/migrations agree')
    return 0
  }
  if (command === 'check') {
    console.error(`prisma/schema.prisma and prisma/migrations differ (npm run db:new -- NAME writes this):\n${sql}`)
    return 2
  }
  const folder = path.join(MIGRATIONS, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'migration.sql'), sql)
  await writeFile(path.join(MIGRATIONS, 'migration_lock.toml'), MIGRATION_LOCK)
  console.log(`wrote ${path.relative('.', folder)}/migration.sql: read it before you commit it`)
  return 0
}

// The in-memory databases keep the process alive: leave explicitly.
process.exit(
  await run(process.argv[2], process.argv[3]).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message.split('\n').slice(0, 4).join('\n') : error)
    return 1
  }),
)
