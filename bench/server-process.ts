/** The whole server as a process of its own, on folders of its own, with one administrator. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchPaths } from './engine'
import { type Account, signIn } from './http-client'

const ROOT = path.resolve(import.meta.dirname, '..')
const ADMIN = { email: 'bench@example.org', password: 'bench-password-1' }
const START_MS = 60_000

export type ServerProcess = {
  url: string
  pid: number
  admin: Account
  /** Forgets the delays so far. */
  resetLoop(): void
  /** Event-loop delay of the serving process since the reset, ms. */
  readLoop(): Promise<{ p50: number; p99: number }>
  stop(): Promise<void>
}

export async function startServer({ work, bundle }: BenchPaths): Promise<ServerProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const home = mkdtempSync(path.join(work, 'server-'))
  const child = spawn(
    process.execPath,
    ['--import', path.join(import.meta.dirname, 'loop-probe.mjs'), path.join(bundle, 'index.js')],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: path.join(home, 'data'),
        MEDIA_DIR: work,
        SIGHTLINE_ADMIN_EMAIL: ADMIN.email,
        SIGHTLINE_ADMIN_PASSWORD: ADMIN.password,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const output = keepTail(child)
  try {
    await healthy(url, child)
    const admin = await signIn(url, ADMIN.email, ADMIN.password)
    return {
      url,
      pid: child.pid ?? 0,
      admin,
      resetLoop: () => void child.send('loop:reset'),
      async readLoop() {
        const answer = once(child, 'message')
        child.send('loop:read')
        return (await answer)[0]
      },
      stop: () => end(child),
    }
  } catch (error) {
    await end(child)
    throw new Error(`the server did not start: ${String(error)}\n${output()}`)
  }
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('no answer in time')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  await gone
}

function keepTail(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      text = (text + data.toString()).slice(-4000)
    })
  }
  return () => text
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Resident memory in MB: the server itself, and its engine. */
export function residentMemory(pid: number): { server: number; engine: number } {
  const engine = childrenOf(pid).find((child) => commandOf(child).includes('engine/main.js'))
  return { server: residentOf(pid), engine: engine === undefined ? 0 : residentOf(engine) }
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
}
