/** Keeps one engine running: starts it, starts it again when it dies, ends it. */
import type { Logger } from 'pino'
import { type Child, forkEngine } from './child'
import type { FromEngine, ToEngine } from './messages'
import { backoffMs, RESTART } from './sources/backoff'

/** After this long without a crash the next restart is quick again. */
const HEALTHY_MS = 30_000
/** A new engine that says nothing for this long is stuck. */
const READY_MS = 10_000
/** How long a cooperative end may take. */
const STOP_MS = 3_000

export type SupervisorEvents = {
  /** A new engine answers: everything has to be started in it. */
  up(): void
  /** The engine is gone; a new one comes unless it was stopped. */
  down(): void
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
  private onExit: (() => void) | null = null

  constructor(
    private readonly entry: string,
    private readonly threads: number,
    private readonly clock: () => number,
    private readonly log: Logger,
    private readonly events: SupervisorEvents,
  ) {}

  get pid(): number | undefined {
    return this.child?.pid
  }

  start(): void {
    this.startedAt = this.clock()
    this.readyLimit = setTimeout(() => this.child?.kill(), READY_MS)
    this.child = forkEngine(this.entry, this.threads, {
      message: (message) => this.onMessage(message),
      exit: (code, signal) => this.onGone(code, signal),
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
    if (message.t !== 'ready') {
      this.events.message(message)
      return
    }
    clearTimeout(this.readyLimit)
    this.up = true
    this.log.info({ pid: message.pid, threads: message.inferenceThreads }, 'engine ready')
    this.events.up()
  }

  private onGone(code: number | null, signal: NodeJS.Signals | null): void {
    clearTimeout(this.readyLimit)
    this.up = false
    this.child = null
    this.events.down()
    this.onExit?.()
    if (this.stopping) return
    const healthy = this.clock() - this.startedAt > HEALTHY_MS
    this.failures = healthy ? 1 : this.failures + 1
    const wait = backoffMs(RESTART, this.failures)
    this.log.error({ code, signal, wait, failures: this.failures }, 'engine ended, starting it again')
    this.restart = setTimeout(() => this.start(), wait)
  }
}
