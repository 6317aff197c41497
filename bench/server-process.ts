/** The measured server: on folders of its own, with one administrator and a probe of its event loop. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { startServerProcess } from '../testing/server-process'
import type { BenchPaths } from './engine'
import { type Account, signIn } from './http-client'

const ADMIN = { email: 'bench@example.org', password: 'bench-password-1' }

export type ServerProcess = {
  url: string
  pid: number
  dataDir: string
  admin: Account
  /** Forgets the delays so far. */
  resetLoop(): void
  /** Event-loop delay of the serving process since the reset, ms. */
  readLoop(): Promise<{ p50: number; p99: number }>
  stop(): Promise<void>
}

/** @param dataDir by itself one of its own, empty */
export async function startServer(
  { work, bundle }: BenchPaths,
  dataDir = path.join(work, `data-${randomUUID()}`),
): Promise<ServerProcess> {
  const { url, child, output, end } = await startServerProcess({
    entry: path.join(bundle, 'index.js'),
    nodeOptions: ['--import', path.join(import.meta.dirname, 'loop-probe.mjs')],
    dataDir,
    mediaDir: work,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LOG_LEVEL: 'error',
      // Its camera and its model would be in every figure.
      DEMO: '0',
      SIGHTLINE_ADMIN_EMAIL: ADMIN.email,
      SIGHTLINE_ADMIN_PASSWORD: ADMIN.password,
    },
  })
  try {
    return {
      url,
      pid: child.pid ?? 0,
      dataDir,
      admin: await signIn(url, ADMIN.email, ADMIN.password),
      resetLoop: () => void child.send('loop:reset'),
      async readLoop() {
        const answer = once(child, 'message')
        child.send('loop:read')
        return (await answer)[0]
      },
      stop: async () => void (await end('SIGINT')),
    }
  } catch (error) {
    await end('SIGINT')
    throw new Error(`the server cannot be measured: ${String(error)}\n${output()}`)
  }
}
