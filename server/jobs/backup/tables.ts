/** The database as a backup has it: tables that exist, whatever they will be called, and their rows as JSON. */
import type { Transaction } from '../../services/lock'

/** What is made anew: which migrations were applied, and sign-ins, which a restore must not bring back to life. */
const LEFT_OUT = ['_prisma_migrations', 'sessions']
/** Work that is under way belongs to the server that does it. */
const ONLY: Readonly<Record<string, string>> = { jobs: "state IN ('done', 'failed', 'cancelled')" }
/** Rows in memory at once. */
const BATCH = 200

export type Table = {
  name: string
  /** On the disk. */
  bytes: number
  /** Tables that its rows refer to. */
  needs: string[]
}

/** All that belong into a backup, in an order in which rows refer to what came before them. */
export async function tablesOf(tx: Transaction): Promise<Table[]> {
  const tables = await tx.$queryRaw<Table[]>`
    SELECT relname::text AS name, pg_table_size(oid)::float8 AS bytes, array(
      SELECT other.relname::text FROM pg_constraint JOIN pg_class other ON other.oid = confrelid
      WHERE conrelid = pg_class.oid AND contype = 'f') AS needs
    FROM pg_class
    WHERE relnamespace = current_schema()::text::regnamespace AND relkind = 'r' AND relname <> ALL(${LEFT_OUT})
    ORDER BY relname`
  return inOrder(tables)
}

/** Throws when tables refer to each other in a circle. Pure. */
export function inOrder<T extends Pick<Table, 'name' | 'needs'>>(tables: readonly T[]): T[] {
  const ordered: T[] = []
  const left = new Set(tables)
  while (left.size > 0) {
    const names = new Set([...left].map(({ name }) => name))
    const ready = [...left].filter(({ name, needs }) => needs.every((need) => need === name || !names.has(need)))
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`)
    for (const table of ready) {
      left.delete(table)
      ordered.push(table)
    }
  }
  return ordered
}

export async function countRows(tx: Transaction, table: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count ${from(table)}`)
  return row?.count ?? 0
}

/** Rows as JSON, so many at a time. */
export async function* rowsOf(tx: Transaction, table: string): AsyncGenerator<string[]> {
  await tx.$executeRawUnsafe(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line ${from(table)}`,
  )
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ line: string }[]>(`FETCH ${BATCH} FROM backup_rows`)
    if (rows.length > 0) yield rows.map(({ line }) => line)
    if (rows.length < BATCH) break
  }
  await tx.$executeRawUnsafe('CLOSE backup_rows')
}

/** Names come from the database's own list. */
const from = (table: string): string => `FROM "${table}" t${ONLY[table] ? ` WHERE ${ONLY[table]}` : ''}`
