/** Opens the store: PostgreSQL (given, or the server's own), its migrations, the Prisma client. */
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Logger } from 'pino'
import { StartError } from '../start-error'
import { PrismaClient } from './generated/client'
import { migrate } from './migrate'
import { startEmbedded } from './postgres/embedded'

export type Store = {
  prisma: PrismaClient
  /** What a connection of its own to the same database takes. */
  connection: pg.ClientConfig
  close(): Promise<void>
}

type Options = {
  /** Null: the server's own PostgreSQL, in dataDir. */
  databaseUrl: string | null
  dataDir: string
  log: Logger
  migrationsDir?: string
}

/** The driver drops time zone offsets, so the session has to be in UTC: times would be hours wrong. */
const UTC = '-c timezone=UTC'
/** A database that starts together with the server, e.g. by docker compose, gets this long. */
const PATIENCE_MS = 30_000
const RETRY_MS = 500
const CONNECTIONS = 10
export const MIGRATIONS = path.resolve('prisma/migrations')

/** The network's words for "not there yet", and PostgreSQL's: starting up, shutting down. */
const NOT_THERE = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', '57P01', '57P03']

/** A wrong user or password; a database that does not exist. */
const REFUSED = ['28P01', '28000', '3D000']

/** @throws in plain words when there is no database to be had or a migration does not apply; nothing is left running */
export async function openStore(options: Options): Promise<Store> {
  const { log, migrationsDir = MIGRATIONS } = options
  const database = await openDatabase(options)
  try {
    const client = await database.connect()
    try {
      const applied = await migrate(client, migrationsDir)
      if (applied.length > 0) log.info({ applied }, 'database migrated')
    } finally {
      await client.end()
    }
  } catch (error) {
    await database.close()
    throw error
  }
  const adapter = new PrismaPg(
    { ...database.connection, max: CONNECTIONS },
    {
      onPoolError: (error) => log.warn({ err: error }, 'database connection lost'),
      onConnectionError: (error) => log.warn({ err: error }, 'database connection lost'),
    },
  )
  const prisma = new PrismaClient({ adapter })
  return {
    prisma,
    connection: database.connection,
    async close() {
      await prisma.$disconnect()
      await database.close()
    },
  }
}

export type Database = {
  connection: pg.ClientConfig
  /** @throws in plain words when it does not answer in time */
  connect(): Promise<pg.Client>
  close(): Promise<void>
}

/** The database as it is, without migrations. @throws in plain words when there is none to be had */
export async function openDatabase({ databaseUrl, dataDir, log }: Omit<Options, 'migrationsDir'>): Promise<Database> {
  const embedded = databaseUrl === null ? await startEmbedded({ dataDir, log }) : null
  const connection: pg.ClientConfig = {
    ...(embedded?.connection ?? withUtc(databaseUrl!)),
    options: UTC,
    connectionTimeoutMillis: 10_000,
  }
  return {
    connection,
    connect: () => connect(connection, log),
    close: async () => embedded?.stop(),
  }
}

/** What stands in the address wins over what stands beside it: options of the operator's own are kept, ours added. */
function withUtc(databaseUrl: string): pg.ClientConfig {
  const url = new URL(databaseUrl)
  const given = url.searchParams.get('options')
  if (given) url.searchParams.set('options', `${given} ${UTC}`)
  return { connectionString: url.href }
}

async function connect(connection: pg.ClientConfig, log: Logger): Promise<pg.Client> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const client = new pg.Client(connection)
    client.on('error', (error) => log.warn({ err: error }, 'database connection lost'))
    try {
      await client.connect()
      return client
    } catch (error) {
      const code = codeOf(error)
      if (!NOT_THERE.includes(code) || Date.now() > deadline) {
        const reason = (error as Error).message || code
        const Kind = REFUSED.includes(code) ? StartError : Error
        throw new Kind(`The database cannot be used: ${reason}`, { cause: error })
      }
      log.warn({ code }, 'the database is not there yet')
      await wait(RETRY_MS)
    }
  }
}

/** A host name with several addresses gives one error that holds the others. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: string; errors?: { code?: string }[] }
  return code ?? errors?.[0]?.code ?? ''
}
