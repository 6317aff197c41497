/** Keeps one server running: starts it, starts it again when it crashes or hangs, ends it when told to. */
import { type ChildProcess, fork } from 'node:child_process'
import { steadyMs } from '../clock'
import { createRestarts } from './restarts'

export type Timing = {
  /** Between two looks at the server. */
  lookMs: number
  /** Looks without an answer after which it hangs. Looks, not time: a machine that slept is not a server that hangs. */
  silentLooks: number
  /** The same until its first answer: it answers once all its code is loaded. */
  startLooks: number
  /** A server that was told to end is killed after this long. */
  stopMs: number
  /** One Ctrl-C may come twice, from the terminal and from npm. What comes later is another one. */
  sameMs: number
}
const TIMING: Timing = { lookMs: 5_000, silentLooks: 6, startLooks: 24, stopMs: 8_000, sameMs: 1_000 }

export type Keeper = {
  /** Passes a signal on and ends with the server. Once more: the server is killed. */
  signal(name: NodeJS.Signals): void
}

type Options = {
  /** Where the server runs. */
  cwd: string
  /** One line for the person at the terminal. */
  say(line: string): void
  /** Called once, at the end. */
  exit(code: number): void
  timing?: Timing
}

/** @param entry absolute path of the server's bundle */
export function keep(entry: string, { cwd, say, exit, timing = TIMING }: Options): Keeper {
  const restarts = createRestarts()
  let server: ChildProcess | null = null
  let restart: NodeJS.Timeout | undefined
  let stopLimit: NodeJS.Timeout | undefined
  /** When it was told to end. */
  let askedAt: number | null = null

  function start(): void {
    const startedAt = steadyMs()
    const child = fork(entry, {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      execArgv: [...process.execArgv, '--enable-source-maps'],
    })
    server = child
    const stopLooking = watch(child, timing, () => {
      say('The server does not answer any more: it is killed.')
      child.kill('SIGKILL')
    })
    const ended = (code: number | null, signal: NodeJS.Signals | null) => {
      if (server !== child) return
      server = null
      stopLooking()
      clearTimeout(stopLimit)
      const verdict = restarts.judge({ code, signal, ranMs: steadyMs() - startedAt }, askedAt !== null)
      if ('exitCode' in verdict) return exit(verdict.exitCode)
      say(`The server has ended (${signal ?? `code ${code}`}): it starts again in ${verdict.restartInMs / 1000} s.`)
      restart = setTimeout(start, verdict.restartInMs)
    }
    child.once('exit', ended)
    // One that could not be started at all has no exit.
    child.on('error', () => {
      if (child.pid === undefined) ended(null, null)
    })
  }

  start()
  return {
    signal(name) {
      if (askedAt !== null) {
        if (steadyMs() - askedAt > timing.sameMs) server?.kill('SIGKILL')
        return
      }
      askedAt = steadyMs()
      clearTimeout(restart)
      if (!server) return exit(0)
      const child = server
      child.kill(name)
      stopLimit = setTimeout(() => child.kill('SIGKILL'), timing.stopMs)
    },
  }
}

/** Asks the server again and again whether it is there. Returns the way to stop. */
function watch(child: ChildProcess, { lookMs, silentLooks, startLooks }: Timing, onHung: () => void): () => void {
  let left = startLooks
  const timer = setInterval(() => {
    if (left-- > 0) {
      // A line that broke is told by `exit`; without the callback it would be thrown.
      child.send('ping', () => undefined)
      return
    }
    clearInterval(timer)
    onHung()
  }, lookMs)
  child.on('message', (message) => {
    if (message === 'pong') left = silentLooks
  })
  return () => clearInterval(timer)
}
