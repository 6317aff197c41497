/** Keeps one engine running: starts it, starts it again when it dies or hangs, ends it. */
import type { Logger } from 'pino'
import { backoffMs } from '../backoff'
import { type Child, forkEngine } from './child'
import type { Work } from './ledger'
import type { EngineSettings, FromEngine, ToEngine } from './messages'
import { createWatchdog } from './watchdog'

/** Of an engine that ended. */
export const RESTART = { firstMs: 200, maxMs: 5_000 }
/** After this long without a crash the next restart is quick again. */
const HEALTHY_MS = 30_000
/** A new engine that says nothing for this long is stuck. */
const READY_MS = 10_000
/** How long a cooperative end may take. */
const STOP_MS = 3_000
/** How often the engine is asked whether it is there, and what its threads are doing. */
const LOOK_MS = 1_000
/** Looks without a word from it after which it hangs. Looks, not time: a machine that slept is not an engine that hangs. */
const MAX_SILENT_LOOKS = 10

/** How an engine ended. */
export type EngineEnd = {
  /** A thread that did not come back from a step: the engine was ended for it. */
  hung: Work | null
  /** What the threads were doing when it ended by itself; empty when it was ended from outside. */
  works: Work[]
}

export type SupervisorEvents = {
  /** A new engine answers: everything has to be started in it. */
  up(): void
  /** The engine is gone; a new one comes unless it was stopped. */
  down(end: EngineEnd): void
  message(message: FromEngine): void
}

export class Supervisor {
  up = false
  private child: Child | null = null
  private failures = 0
  private startedAt = 0
  private stopping = false
  private restart: NodeJS.Timeout | undefined
  private readyLimit: NodeJS.Timeout | undefined
  private looks: NodeJS.Timeout | undefined
  private silentLooks = 0
  private hung: Work | null = null
  private onExit: (() => void) | null = null

  constructor(
    private readonly entry: string,
    private readonly settings: Omit<EngineSettings, 'ledger'>,
    private readonly clock: () => number,
    private readonly log: Logger,
    private readonly events: SupervisorEvents,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid
  }

  start(): void {
    this.startedAt = this.clock()
    this.hung = null
    this.readyLimit = setTimeout(() => this.child?.kill(), READY_MS)
    this.child = forkEngine(this.entry, this.settings, {
      message: (message) => this.onMessage(message),
      exit: (code, signal, works) => this.onGone(code, signal, works),
    })
  }

  send(message: ToEngine): boolean {
    return this.child?.send(message) ?? false
  }

  /** Asks the engine to end, kills it after 3 s. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.stopping = true
    clearTimeout(this.restart)
    const child = this.child
    if (!child) return
    const limit = setTimeout(() => child.kill(), STOP_MS)
    const gone = new Promise<void>((resolve) => {
      this.onExit = resolve
    })
    if (!child.send({ t: 'shutdown' })) child.kill()
    await gone
    clearTimeout(limit)
  }

  private onMessage(message: FromEngine): void {
    this.silentLooks = 0
    if (message.t === 'pong') return
    if (message.t !== 'ready') {
      this.events.message(message)
      return
    }
    clearTimeout(this.readyLimit)
    this.up = true
    this.log.info({ pid: message.pid, threads: message.inferenceThreads }, 'engine ready')
    const watchdog = createWatchdog()
    this.looks = setInterval(() => this.look(watchdog), LOOK_MS)
    this.events.up()
  }

  /** A native call that hangs cannot be ended alone: neither its thread nor the process ends by itself any more. */
  private look(watchdog: ReturnType<typeof createWatchdog>): void {
    if (!this.child || this.stopping) return
    this.hung = watchdog.look(this.child.works(), LOOK_MS)
    if (this.hung) {
      const { step, camera, model, limitMs } = this.hung
      this.log.error({ step, camera, model, limitMs }, 'a thread of the engine hangs: ending the engine')
      this.child.kill()
    } else if (++this.silentLooks > MAX_SILENT_LOOKS) {
      this.log.error({ looks: this.silentLooks }, 'the engine does not answer: ending it')
      this.child.kill()
    } else {
      this.child.send({ t: 'ping' })
    }
  }

  private onGone(code: number | null, signal: NodeJS.Signals | null, works: Work[]): void {
    clearTimeout(this.readyLimit)
    clearInterval(this.looks)
    this.silentLooks = 0
    this.up = false
    this.child = null
    // SIGKILL comes from outside, from a person or a machine without memory: nobody's work was the cause.
    this.events.down({ hung: this.hung, works: signal === 'SIGKILL' ? [] : works })
    this.onExit?.()
    if (this.stopping) return
    const healthy = this.clock() - this.startedAt > HEALTHY_MS
    this.failures = healthy ? 1 : this.failures + 1
    const wait = backoffMs(RESTART, this.failures)
    this.log.error({ code, signal, wait, failures: this.failures }, 'engine ended, starting it again')
    this.restart = setTimeout(() => this.start(), wait)
  }
}
