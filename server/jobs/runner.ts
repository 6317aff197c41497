/** Runs the jobs of this server: claims, says that it lives, passes cancelling on, ends. The table decides everything. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { ZodError } from 'zod'
import { ERROR_STATUS, type ErrorCode } from '../contract/errors'
import type { JobLogEntry } from '../contract/job'
import { AppError } from '../errors'
import type { Events } from '../events/bus'
import type { Job, PrismaClient } from '../store/generated/client'
import type { JobDeps, JobKind, Progress } from './kind'
import { addToLog, beat, claim, finish, type Outcome, takeOver } from './table'
import { toJobView } from './view'

/** Between two looks at the table: how long a cancel or a new job of another server waits at most. */
const BEAT_MS = 500
/** A failed run is tried again after this long, twice as long each time. */
const RETRY_MS = 1_000
/** A run that was told to end and does not is given up after this long: it may not hold its owner's turn for ever. */
const GRACE_MS = 5_000
/** Jobs that run here at once. Long ones say how many of them that may be (`atOnce`): they must not keep the others waiting. */
const SLOTS = 5

export type JobRunner = {
  start(): void
  /** A job was added: no need to wait for the next beat. */
  poke(): void
  /** What runs is begun again by whoever comes next. Resolves when nothing runs here any more. */
  stop(): Promise<void>
}

type Deps = {
  prisma: PrismaClient
  kinds: readonly JobKind[]
  events: Events
  log: Logger
  slots?: number
  graceMs?: number
}
type Stop = 'cancelled' | 'timed_out' | 'lost'
type Entry = {
  kind: string
  stop: AbortController
  ended: Promise<void>
  /** Not written to the table yet. */
  said: Progress | null
  news: JobLogEntry[]
  stage: string | null
}

export function createJobRunner(deps: Deps, context: JobDeps): JobRunner {
  const { prisma, kinds, events, log, slots = SLOTS, graceMs = GRACE_MS } = deps
  const worker = randomUUID()
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  const attempts = Object.fromEntries(kinds.map(({ name, attempts }) => [name, attempts]))
  const running = new Map<string, Entry>()
  const stopping = new AbortController()
  let turn: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  /** Telling is worth nothing to the job itself: without a database it is left out. */
  async function tell(id: string): Promise<void> {
    try {
      const row = await prisma.job.findUnique({ where: { id } })
      if (row) events.emit('job:progress', toJobView(row))
    } catch (error) {
      log.warn({ err: error, jobId: id }, 'jobs: progress could not be told')
    }
  }

  /** One look at the table. Never throws: the database may be away for a while. */
  async function look(): Promise<void> {
    try {
      if (running.size > 0) await keep()
      for (const { id, attempt } of await takeOver(prisma, attempts)) {
        await addToLog(prisma, id, [logEntry(attempt, 'lost')])
        await tell(id)
      }
      while (!stopping.signal.aborted && running.size < slots) {
        const job = await claim(prisma, worker, fullKinds())
        if (!job) break
        const entry: Entry = {
          ...{ kind: job.kind, stop: new AbortController(), ended: Promise.resolve() },
          ...{ said: null, news: [logEntry(job.attempt, 'begun')], stage: null },
        }
        running.set(job.id, entry)
        entry.ended = run(job, entry).finally(() => {
          running.delete(job.id)
          poke()
        })
      }
    } catch (error) {
      log.warn({ err: error }, 'jobs: the table cannot be read')
    }
  }

  function fullKinds(): string[] {
    const now = [...running.values()].map(({ kind }) => kind)
    const isFull = ({ name, atOnce = slots }: JobKind) => now.filter((kind) => kind === name).length >= atOnce
    return kinds.filter(isFull).map(({ name }) => name)
  }

  /** Ends what is cancelled or no longer ours, and writes what the jobs said since the last beat. */
  async function keep(): Promise<void> {
    const mine = new Map((await beat(prisma, worker, [...running.keys()])).map((row) => [row.id, row.cancelAsked]))
    for (const [id, { stop }] of running) {
      const cancelled = mine.get(id)
      if (cancelled !== false) stop.abort((cancelled ? 'cancelled' : 'lost') satisfies Stop)
    }
    for (const [id, entry] of running) if (await write(id, entry)) await tell(id)
  }

  /** Returns whether there was anything. */
  async function write(id: string, entry: Entry): Promise<boolean> {
    const { said, news } = entry
    if (!said && news.length === 0) return false
    entry.said = null
    entry.news = []
    if (said) await prisma.job.updateMany({ where: { id, worker, state: 'running' }, data: said })
    await addToLog(prisma, id, news)
    return true
  }

  async function run(job: Job, entry: Entry): Promise<void> {
    const { signal } = entry.stop
    void tell(job.id)
    const kind = byName.get(job.kind)
    const limit = kind && setTimeout(() => entry.stop.abort('timed_out' satisfies Stop), kind.limitMs)
    const outcome = await work(job, kind, entry).catch((error: unknown) => outcomeOf(job, kind, signal, error))
    clearTimeout(limit)
    if (outcome) await store(job, entry, outcome)
  }

  async function work(job: Job, kind: JobKind | undefined, entry: Entry): Promise<Outcome> {
    if (!kind) throw new AppError('job_unknown', `no job kind ${job.kind}`)
    const { signal } = entry.stop
    const done = kind.run(context, {
      id: job.id,
      input: kind.input.parse(job.input),
      attempt: job.attempt,
      signal,
      say(progress) {
        entry.said = { ...entry.said, ...progress }
        const { stage = entry.stage } = progress
        if (stage !== entry.stage) entry.news.push(logEntry(job.attempt, 'stage', { stage }))
        entry.stage = stage
      },
    })
    const result = await orGivenUp(done, signal, graceMs)
    signal.throwIfAborted()
    return { state: 'done', result: kind.result.parse(result) }
  }

  /** Null when the job is somebody else's by now. */
  function outcomeOf(job: Job, kind: JobKind | undefined, signal: AbortSignal, error: unknown): Outcome | null {
    const { aborted, reason } = signal
    if (aborted && stopping.signal.aborted && reason === 'lost')
      return { state: 'queued', error: null, afterMs: 0, givenBack: true }
    if (aborted && reason === 'lost') return null
    if (aborted && reason === 'cancelled') return { state: 'cancelled' }
    const code = aborted ? 'timed_out' : codeOf(error)
    log.error({ err: error, jobId: job.id, kind: job.kind, attempt: job.attempt, code }, 'job failed')
    // What was wrong with what was asked will be wrong the next time.
    const asked = error instanceof ZodError || (error instanceof AppError && error.status < 500)
    if (!kind || asked || job.attempt >= kind.attempts) return { state: 'failed', error: code }
    return { state: 'queued', error: code, afterMs: RETRY_MS * 2 ** (job.attempt - 1), givenBack: false }
  }

  /** Until it is stored: the job's beats go on meanwhile, so nobody repeats what is done. Only a stop gives up. */
  async function store(job: Job, entry: Entry, outcome: Outcome): Promise<void> {
    for (;;) {
      try {
        await write(job.id, entry)
        const stored = await finish(prisma, worker, job.id, outcome)
        if (stored > 0) await addToLog(prisma, job.id, [ending(job.attempt, outcome)])
        return await tell(job.id)
      } catch (err) {
        log.error({ err, jobId: job.id }, 'the end of a job could not be stored')
        if (stopping.signal.aborted) return
        await wait(BEAT_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }

  /** One look at a time; a poke during one asks for another after it. */
  let again = false
  function poke(): void {
    if (stopping.signal.aborted) return
    if (turn) {
      again = true
      return
    }
    turn = look().finally(() => {
      turn = null
      if (again) {
        again = false
        poke()
      }
    })
  }

  return {
    start() {
      timer = setInterval(poke, BEAT_MS)
      poke()
    },
    poke,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await turn
      for (const { stop } of running.values()) stop.abort('lost' satisfies Stop)
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}

function logEntry(attempt: number, what: JobLogEntry['what'], more: Partial<JobLogEntry> = {}): JobLogEntry {
  return { at: Date.now(), attempt, what, stage: null, error: null, ...more }
}

function ending(attempt: number, outcome: Outcome): JobLogEntry {
  const what = outcome.state === 'queued' && outcome.givenBack ? 'stopped' : outcome.state
  return logEntry(attempt, what, 'error' in outcome ? { error: outcome.error } : {})
}

/** As `done`; rejects when the signal was aborted and `done` has not settled `graceMs` later. */
function orGivenUp<T>(done: Promise<T>, signal: AbortSignal, graceMs: number): Promise<T> {
  let grace: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const begin = () => {
      grace = setTimeout(() => reject(new Error('it does not end when told to')), graceMs)
    }
    if (signal.aborted) begin()
    else signal.addEventListener('abort', begin, { once: true })
  })
  return Promise.race([done, late]).finally(() => clearTimeout(grace))
}

/** What the system says of a full disk, and of one on which this account may not have more. */
const DISK_FULL = ['ENOSPC', 'EDQUOT']

function codeOf(error: unknown): ErrorCode {
  if (error instanceof ZodError) return 'validation_failed'
  if (error instanceof AppError && error.code in ERROR_STATUS) return error.code
  if (error instanceof Error && 'code' in error && DISK_FULL.includes(String(error.code))) return 'disk_full'
  return 'internal'
}
