/** The engine as a child process: messages both ways, and its end. */
import { fork } from 'node:child_process'
import type { FromEngine, ToEngine } from './messages'

export type Child = {
  readonly pid: number | undefined
  /** False when it is gone. */
  send(message: ToEngine): boolean
  kill(): void
}

export type ChildEvents = {
  message(message: FromEngine): void
  /** Called exactly once. */
  exit(code: number | null, signal: NodeJS.Signals | null): void
}

export function forkEngine(entry: string, threads: number, events: ChildEvents): Child {
  const child = fork(entry, [String(threads)], {
    // Pictures as bytes: JSON would cost forty times as much.
    serialization: 'advanced',
    // Nothing of the server's environment (database, secrets, loaders) is the engine's business.
    env: { NODE_ENV: 'production' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let gone = false
  const end = (code: number | null, signal: NodeJS.Signals | null) => {
    if (gone) return
    gone = true
    events.exit(code, signal)
  }
  child.on('message', (message) => events.message(message as FromEngine))
  child.on('exit', end)
  // A child that could not be started at all has no exit.
  child.on('error', () => {
    if (child.pid === undefined) end(null, null)
  })
  return {
    pid: child.pid,
    send(message) {
      if (gone || !child.connected) return false
      // A broken pipe is told by `exit`; without the callback it would be thrown.
      child.send(message, () => {})
      return true
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
