/**
 * Applies prisma/migrations in order, in the same table and with the same checksums as `prisma migrate deploy`, whose
 * engine would have to be downloaded. Safe when several servers start at once.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ClientBase } from 'pg'
import { StartError } from '../start-error'

/** The lock that Prisma's own engine takes. */
const LOCK = 72707369

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

type Migration = { name: string; sql: string; checksum: string }
type Applied = { migration_name: string; checksum: string; finished_at: Date | null }

/**
 * @param folder prisma/migrations
 * @param only names of those to apply; the rest stays for later
 * @returns the names of the migrations that were applied now
 * @throws when one fails (nothing of it stays), was edited after it was applied, or is unknown to this version
 */
export async function migrate(db: ClientBase, folder: string, only?: readonly string[]): Promise<string[]> {
  const migrations = await readMigrations(folder)
  await db.query('SELECT pg_advisory_lock($1)', [LOCK])
  try {
    await db.query(TABLE)
    const { rows } = await db.query<Applied>(
      'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    )
    const pending = findPending(migrations, rows).filter(({ name }) => only?.includes(name) ?? true)
    for (const migration of pending) await apply(db, migration)
    return pending.map(({ name }) => name)
  } finally {
    await db.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {})
  }
}

/** In their order. */
export async function migrationNames(folder: string): Promise<string[]> {
  return (await readMigrations(folder)).map(({ name }) => name)
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function findPending(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    const name = row.migration_name
    const migration = known.get(name)
    if (!migration)
      throw new StartError(`The database is newer than this version of Sightline: it has migration ${name}`)
    if (!row.finished_at) throw new StartError(`Migration ${name} was begun by another tool and did not finish`)
    if (row.checksum !== migration.checksum) throw new StartError(`Migration ${name} was edited after it was applied`)
    known.delete(name)
  }
  return [...known.values()]
}

/** One simple query: PostgreSQL itself splits the statements, and keeps all of them or none. */
async function apply(db: ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await db.query('BEGIN')
  try {
    await db.query(sql)
    await db.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    )
    await db.query('COMMIT')
  } catch (error) {
    await db.query('ROLLBACK').catch(() => {})
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
