/** The whole server as a process of its own, the way `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const START_TIMEOUT_MS = 120_000

export type ServerProcess = {
  url: string
  child: ChildProcess
  /** Everything printed so far: the set-up link, log lines. */
  output(): string
  /** Resolves when it is gone, with the milliseconds that took. */
  end(signal: NodeJS.Signals): Promise<number>
}

export type ServerSetup = {
  /** The bundle's index.js or keeper.js. */
  entry: string
  nodeOptions?: string[]
  dataDir: string
  mediaDir: string
  /** All of its environment besides port, host and folders. */
  env: Record<string, string | undefined>
}

/** Starts it on a free port of loopback and waits until it says that it is ready. Rejects with its output else. */
export async function startServerProcess(setup: ServerSetup): Promise<ServerProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...(setup.nodeOptions ?? []), setup.entry], {
    cwd: ROOT,
    env: {
      NODE_ENV: 'production',
      ...setup.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: setup.dataDir,
      MEDIA_DIR: setup.mediaDir,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in time:\n${output}`)), START_TIMEOUT_MS)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      act()
    }
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(url)) settle(resolve)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => settle(() => reject(new Error(`ended with ${code}:\n${output}`))))
  })
  await ready.catch(async (error) => {
    await end(child, 'SIGKILL')
    throw error
  })
  return { url, child, output: () => output, end: (signal) => end(child, signal) }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number> {
  const started = performance.now()
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return performance.now() - started
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
