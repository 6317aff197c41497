/** The database that a backup is restored into. */
import type { ClientBase } from 'pg'
import { WATCHER } from '../store/postgres/embedded'

/** What was there waits in this schema until the backup is in. */
const ASIDE = 'sightline_replaced'

/** @throws when somebody else is connected: a server that runs, above all */
export async function checkAlone(db: ClientBase): Promise<void> {
  const { rowCount } = await db.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
       AND pid <> pg_backend_pid() AND application_name <> $1`,
    [WATCHER],
  )
  if (rowCount === 0) return
  throw new Error('Somebody else is connected to the database: stop the server (and other programs) first')
}

/** Tables with rows in them, besides the list of migrations. */
export async function filledTables(db: ClientBase): Promise<string[]> {
  const filled: string[] = []
  for (const table of await tables(db)) {
    if (table === '_prisma_migrations') continue
    const { rowCount } = await db.query(`SELECT FROM ${db.escapeIdentifier(table)} LIMIT 1`)
    if (rowCount) filled.push(table)
  }
  return filled
}

/** Puts back what a run that was killed had set aside. */
export async function undoHalf(db: ClientBase): Promise<void> {
  const { rowCount } = await db.query('SELECT FROM pg_namespace WHERE nspname = $1', [ASIDE])
  if (rowCount) await putBack(db)
}

/** Leaves an empty schema. What was there is gone for good only with `dropAside`. Returns whether there was anything. */
export async function setAside(db: ClientBase): Promise<boolean> {
  if ((await tables(db)).length === 0) return false
  await db.query(`BEGIN; ALTER SCHEMA public RENAME TO ${ASIDE}; CREATE SCHEMA public; COMMIT`)
  return true
}

export async function putBack(db: ClientBase): Promise<void> {
  await db.query(`BEGIN; DROP SCHEMA IF EXISTS public CASCADE; ALTER SCHEMA ${ASIDE} RENAME TO public; COMMIT`)
}

export async function dropAside(db: ClientBase): Promise<void> {
  await db.query(`DROP SCHEMA IF EXISTS ${ASIDE} CASCADE`)
}

async function tables(db: ClientBase): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p')`,
  )
  return rows.map(({ name }) => name)
}
