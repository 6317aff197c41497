/**
 * The server's own PostgreSQL: attaches to the one that runs on the folder, or starts it; brings it back when it ends
 * while it is still needed (killed, out of memory, or its server stopped while this one goes on).
 */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { backoffMs } from '../../backoff'
import { openCluster } from './cluster'
import { checkCommand } from './command'
import { openHome } from './home'
import { findNative } from './native'
import { type Place, type Postmaster, startPostmaster, stopOrphan } from './postmaster'
import { type Access, DATABASE_USER, settleRoles } from './roles'
import { openSocketFolder } from './socket-folder'

export type EmbeddedPostgres = {
  connection: Access
  /** Where the database lies. */
  folder: string
  /** Stops PostgreSQL if this server started it. At most some 3 s. */
  stop(): Promise<void>
}

/** Name of the connection that does nothing but notice the database's end. */
export const WATCHER = 'sightline watcher'
/** How long another server's PostgreSQL may neither answer nor let go of the folder. */
const GIVE_UP_MS = 60_000
const RETRY_MS = 250
const RESTART = { firstMs: RETRY_MS, maxMs: 5000 }

/** SQLSTATE: it is there, but starting or stopping. */
const NOT_READY = ['57P03', '57P01']

export async function startEmbedded(options: { dataDir: string; log: Logger }): Promise<EmbeddedPostgres> {
  const { dataDir, log } = options
  checkCommand()
  const home = openHome(dataDir)
  const native = findNative(home)
  const cluster = await openCluster(home, native)
  const place: Place = { home, native, data: cluster.data, socket: openSocketFolder(home) }
  const connection = {
    host: place.socket,
    port: 5432,
    user: DATABASE_USER,
    password: cluster.password,
    database: 'postgres',
  }
  const stopping = new AbortController()
  let own: Postmaster | null = null
  let watcher: pg.Client | null = null
  let recovery: Promise<void> = Promise.resolve()

  /** Leaves an answering PostgreSQL and an open connection to it, whose end is how its own is noticed. */
  async function bringUp(): Promise<void> {
    const deadline = Date.now() + GIVE_UP_MS
    for (;;) {
      stopping.signal.throwIfAborted()
      const orphaned = stopOrphan(place)
      const client = !orphaned && (await settleRoles(connection)) ? await connect(connection) : null
      if (client) return watch(client)
      const starts = !orphaned && !own?.alive
      if (starts) own = await startPostmaster(place, log, stopping.signal)
      if (starts && own) continue
      if (Date.now() > deadline) throw new Error(`Another PostgreSQL holds ${cluster.data} and does not answer`)
      await wait(RETRY_MS, undefined, { signal: stopping.signal })
    }
  }

  function watch(client: pg.Client): void {
    watcher = client
    client.once('end', () => {
      if (!stopping.signal.aborted) recovery = recover()
    })
  }

  async function recover(): Promise<void> {
    log.warn('the database has ended: bringing it back')
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      try {
        await bringUp()
        return log.info('the database is back')
      } catch (error) {
        if (stopping.signal.aborted) return
        log.error({ err: error }, 'the database does not come back')
        await wait(backoffMs(RESTART, failures), undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }

  await bringUp()
  log.info({ folder: home.folder, account: home.account?.name, attached: own === null }, 'database started')
  return {
    connection,
    folder: home.folder,
    async stop() {
      stopping.abort()
      await recovery
      await watcher?.end().catch(() => {})
      await own?.stop()
    },
  }
}

/** Null when nothing answers yet; throws when it answers and refuses, e.g. a wrong password. */
async function connect(connection: Access): Promise<pg.Client | null> {
  const client = new pg.Client({ ...connection, application_name: WATCHER, connectionTimeoutMillis: 5000 })
  // Errors end the connection, and its end is what matters.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    if (error instanceof pg.DatabaseError && !NOT_READY.includes(error.code ?? '')) throw error
    return null
  }
}
