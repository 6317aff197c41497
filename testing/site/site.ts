/** A site with several whole servers on one database, each behind a line that can be cut. */
import { rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { pino } from 'pino'
import { openStore, type Store } from '../../server/store/open'
import { startEmbedded } from '../../server/store/postgres/embedded'
import { putEmptyStore } from '../empty-store'
import { makeOpenFolder } from '../open-folder'
import { type ServerProcess, startServerProcess } from '../server-process'

export const ADMIN = { email: 'admin@example.org', password: 'a-good-password' }
const log = pino({ level: 'silent' })

export type Line = { url: string; cut(): void; mend(): void; close(): Promise<void> }

/** A machine: a data folder of its own, and a server on it that may come and go. */
export type Machine = {
  dataDir: string
  line: Line
  server: ServerProcess
  /** kill -9, as a power cut would. */
  kill(): Promise<void>
  start(): Promise<void>
}

export type Site = { store: Store; machine(name: string): Promise<Machine>; close(): Promise<void> }

export async function openSite(): Promise<Site> {
  const root = makeOpenFolder('site')
  const database = path.join(root, 'database')
  await putEmptyStore(database)
  const postgres = await startEmbedded({ dataDir: database, log })
  const { host, port, user, password, database: databaseName } = postgres.connection
  const address = (where: string) => `postgresql://${user}:${password}@${where}`
  const databaseUrl = address(`localhost:${port}/${databaseName}?host=${encodeURIComponent(host)}`)
  const store = await openStore({ databaseUrl, dataDir: root, log })
  const machines: Machine[] = []

  return {
    store,
    async machine(name) {
      const line = await openLine(path.join(host, `.s.PGSQL.${port}`))
      const dataDir = path.join(root, name)
      const start = () =>
        startServerProcess({
          entry: 'dist/test/index.js',
          dataDir,
          mediaDir: path.join(root, 'media'),
          env: {
            PATH: process.env.PATH,
            HOME: root,
            DEMO: '0',
            LOG_LEVEL: 'info',
            DATABASE_URL: address(`${line.url}/${databaseName}`),
            AUTH_SECRET: 'the same secret for all the servers of a site',
            SIGHTLINE_ADMIN_EMAIL: ADMIN.email,
            SIGHTLINE_ADMIN_PASSWORD: ADMIN.password,
          },
        })
      const machine: Machine = {
        dataDir,
        line,
        server: await start(),
        kill: async () => void (await machine.server.end('SIGKILL')),
        async start() {
          machine.server = await start()
        },
      }
      machines.push(machine)
      return machine
    },
    async close() {
      for (const { server, line } of machines) {
        await server.end('SIGKILL')
        await line.close()
      }
      await store.close()
      await postgres.stop()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** A TCP port that leads to the socket while it is whole. */
async function openLine(socketPath: string): Promise<Line> {
  const open = new Set<Socket>()
  let whole = true
  const server = createServer((near) => {
    if (!whole) return void near.destroy()
    const far = connect(socketPath)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.once('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    whole = false
    for (const socket of open) socket.destroy()
  }
  return {
    url: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      whole = true
    },
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
