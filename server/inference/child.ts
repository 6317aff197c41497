/** An engine, or a process of the same making, as a child: messages both ways, what its threads do, and its end. */
import { fork } from 'node:child_process'
import { type Ledger, openLedger, type Work } from './ledger'
import type { EngineSettings, FromEngine, ToEngine } from './messages'

/** The place of the ledger among the child's descriptors, after input, output, errors and messages. */
const LEDGER_FD = 4

export type Child<To = ToEngine> = {
  readonly pid: number | undefined
  /** False when it is gone. */
  send(message: To): boolean
  /** What its threads are doing, the latest begun first. Empty when no ledger could be opened. */
  works(): Work[]
  kill(): void
}

export type ChildEvents<From = FromEngine> = {
  message(message: From): void
  /** Called exactly once. works: what its threads were doing at the end. */
  exit(code: number | null, signal: NodeJS.Signals | null, works: Work[]): void
}

export function forkEngine<To extends object = ToEngine, From = FromEngine, Settings extends object = EngineSettings>(
  entry: string,
  settings: Omit<Settings, 'ledger'>,
  events: ChildEvents<From>,
): Child<To> {
  const ledger = ledgerIfPossible()
  const given = ledger ? { ...settings, ledger: LEDGER_FD } : settings
  const child = fork(entry, [JSON.stringify(given)], {
    // Pictures as bytes: JSON would cost forty times as much.
    serialization: 'advanced',
    // Nothing of the server's environment (database, secrets, loaders) is the engine's business.
    // glibc would keep what each thread freed for that thread alone: 10 MB a camera that nobody has any use for.
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', ledger?.fd ?? 'ignore'],
  })
  let gone = false
  const works = () => (gone ? [] : (ledger?.read() ?? []))
  const end = (code: number | null, signal: NodeJS.Signals | null) => {
    if (gone) return
    const last = works()
    gone = true
    ledger?.close()
    events.exit(code, signal, last)
  }
  child.on('message', (message) => events.message(message as From))
  child.on('exit', end)
  // A child that could not be started at all has no exit.
  child.on('error', () => {
    if (child.pid === undefined) end(null, null)
  })
  return {
    pid: child.pid,
    works,
    send(message) {
      if (gone || !child.connected) return false
      // A broken pipe is told by `exit`; without the callback it would be thrown.
      child.send(message, () => {})
      return true
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Without one the engine runs as well; only whose fault its end was cannot be told. */
function ledgerIfPossible(): Ledger | null {
  try {
    return openLedger()
  } catch {
    return null
  }
}
