/**
 * The roles of the server's own PostgreSQL. The server's role owns its database and nothing else: no superuser, so that a
 * hole in a query neither reads files nor runs programs. The superuser that every cluster has cannot sign in once the
 * server's role is there (its last resort is `postgres --single`, as the account that owns the folder).
 *
 * Clusters of before have the server's role as their superuser; that one is renamed and a new one takes its place. Each
 * step is whole or not done, is done once however many servers start, and leaves a state from which the next start goes on.
 */
import pg from 'pg'
import { StartError } from '../../start-error'

export const DATABASE_USER = 'sightline'
/** The one that initdb makes. */
export const SUPERUSER = 'sightline_superuser'
/** Renames the superuser of a former cluster, which cannot rename itself; gone at the end of it. */
const UPGRADER = 'sightline_upgrade'

const LOCK = 72707370

export type Access = { host: string; port: number; user: string; password: string; database: string }

/** It is there, but starting or stopping. */
const NOT_READY = ['57P03', '57P01']
/** A role that does not exist, may not sign in, or has another password: PostgreSQL does not say which. */
const REFUSED = ['28P01', '28000']
/** What a step gets when another server took it meanwhile: its role is a superuser no more, or was made already. */
const OVERTAKEN = [...REFUSED, '42501', '42710']
/** Three lead to the end; others may get in between. */
const MAX_STEPS = 10

type State = 'settled' | 'new' | 'former' | 'open'

/**
 * Brings the roles into order. The password is the same for all of them, as long as they can sign in.
 * @returns false when nothing answers
 * @throws when it answers and lets nobody in
 */
export async function settleRoles(access: Access): Promise<boolean> {
  for (let step = 0; step < MAX_STEPS; step++) {
    const state = await look(access)
    if (state === null) return false
    if (state === 'settled') return true
    const answered = await STEPS[state](access).then(
      () => true,
      (error: unknown) => {
        if (OVERTAKEN.includes(codeOf(error))) return true
        if (isAway(error)) return false
        throw error
      },
    )
    if (!answered) return false
  }
  throw new StartError('The database lets nobody in: its password file is not the one that it was made with')
}

async function look(access: Access): Promise<State | null> {
  try {
    return await as(access, DATABASE_USER, async (client) => {
      const { rows } = await client.query<{ own: boolean; any: boolean }>(
        `SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS own,
                EXISTS (SELECT FROM pg_roles WHERE rolsuper AND rolcanlogin) AS any`,
      )
      if (rows[0]?.own) return 'former'
      return rows[0]?.any ? 'open' : 'settled'
    })
  } catch (error) {
    if (REFUSED.includes(codeOf(error))) return 'new'
    if (isAway(error)) return null
    throw error
  }
}

const STEPS: Record<Exclude<State, 'settled'>, (access: Access) => Promise<void>> = {
  new: (access) => inOne(access, SUPERUSER, (client) => createRole(client, access)),
  async former(access) {
    await inOne(access, DATABASE_USER, async (client) => {
      if (!(await exists(client, UPGRADER))) await client.query(`CREATE ROLE ${UPGRADER} SUPERUSER`)
      await client.query(`ALTER ROLE ${UPGRADER} LOGIN PASSWORD ${client.escapeLiteral(access.password)}`)
    })
    await inOne(access, UPGRADER, async (client) => {
      if (await exists(client, SUPERUSER)) return
      await client.query(`ALTER ROLE ${DATABASE_USER} RENAME TO ${SUPERUSER}`)
      await createRole(client, access)
      await client.query(HAND_OVER)
    })
  },
  open: (access) =>
    inOne(access, SUPERUSER, async (client) => {
      await client.query(`DROP ROLE IF EXISTS ${UPGRADER}`)
      await client.query(`ALTER ROLE ${SUPERUSER} NOLOGIN PASSWORD NULL`)
    }),
}

async function createRole(client: pg.Client, { password, database }: Access): Promise<void> {
  if (await exists(client, DATABASE_USER)) return
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'
  await client.query(`CREATE ROLE ${DATABASE_USER} ${rights} PASSWORD ${client.escapeLiteral(password)}`)
  await client.query(`ALTER DATABASE ${client.escapeIdentifier(database)} OWNER TO ${DATABASE_USER}`)
}

async function exists(client: pg.Client, role: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  return rowCount === 1
}

/** REASSIGN OWNED refuses for the superuser of the cluster, because the system's own objects are its too. */
const HAND_OVER = `DO $$
DECLARE
  command text;
BEGIN
  FOR command IN
    SELECT format('ALTER TABLE %s OWNER TO ${DATABASE_USER}', c.oid::regclass)
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
    UNION ALL
    SELECT format('ALTER TYPE %s OWNER TO ${DATABASE_USER}', t.oid::regtype)
    FROM pg_type t
    LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE t.typnamespace = 'public'::regnamespace AND (t.typtype IN ('e', 'd') OR (t.typtype = 'c' AND c.relkind = 'c'))
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO ${DATABASE_USER}', p.oid::regprocedure)
    FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace
  LOOP
    EXECUTE command;
  END LOOP;
END $$`

/** One transaction, one server at a time. */
function inOne(access: Access, user: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  return as(access, user, async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await work(client)
    await client.query('COMMIT')
  })
}

async function as<T>(access: Access, user: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...access, user, connectionTimeoutMillis: 5000 })
  // Errors end the connection, and reject what is under way.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

function codeOf(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : ''
}

function isAway(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || NOT_READY.includes(codeOf(error))
}
