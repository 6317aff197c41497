/** Runs the jobs of this server: claims, says that it lives, passes cancelling on, ends. The table decides everything. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { AppError } from '../errors'
import type { Events } from '../events/bus'
import type { Job, PrismaClient } from '../store/generated/client'
import { createTurns } from '../turns'
import type { JobDeps, JobKind } from './kind'
import { ending, logEntry } from './log-entry'
import { createNotes, type Notes } from './notes'
import { outcomeOf, type Stop } from './outcome'
import { addToLog, beat, claim, finish, type Outcome, takeOver } from './table'
import { toJobView } from './view'

/** Between two looks at the table: how long a cancel or a new job of another server waits at most. */
const BEAT_MS = 500
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
  /** Jobs that lie on another are left to whoever has it. */
  disk: string
  slots?: number
  graceMs?: number
}
type Entry = { kind: string; stop: AbortController; notes: Notes; ended: Promise<void> }

export function createJobRunner(deps: Deps, context: JobDeps): JobRunner {
  const { prisma, kinds, events, log, disk, slots = SLOTS, graceMs = GRACE_MS } = deps
  const worker = randomUUID()
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  const attempts = Object.fromEntries(kinds.map(({ name, attempts }) => [name, attempts]))
  const running = new Map<string, Entry>()
  const stopping = new AbortController()
  const turns = createTurns(look, stopping.signal)
  const { poke } = turns
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
        const job = await claim(prisma, worker, disk, fullKinds())
        if (!job) break
        const notes = createNotes(prisma, worker, job)
        const entry: Entry = { kind: job.kind, stop: new AbortController(), notes, ended: Promise.resolve() }
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
    for (const [id, { notes }] of running) if (await notes.write()) await tell(id)
  }

  async function run(job: Job, entry: Entry): Promise<void> {
    const { signal } = entry.stop
    void tell(job.id)
    const kind = byName.get(job.kind)
    const limit = kind && setTimeout(() => entry.stop.abort('timed_out' satisfies Stop), kind.limitMs)
    const outcome = await work(job, kind, entry).catch((error: unknown) => {
      const stop: Stop | null = signal.aborted ? signal.reason : null
      const thrown = outcomeOf(error, stop, job.attempt, kind?.attempts ?? 0)
      const code = thrown && 'error' in thrown && thrown.error
      if (code) log.error({ err: error, jobId: job.id, kind: job.kind, attempt: job.attempt, code }, 'job failed')
      return thrown
    })
    clearTimeout(limit)
    if (outcome) await store(job, entry, outcome)
  }

  async function work(job: Job, kind: JobKind | undefined, { stop, notes }: Entry): Promise<Outcome> {
    if (!kind) throw new AppError('job_unknown', `no job kind ${job.kind}`)
    const { signal } = stop
    const { id, attempt } = job
    const done = kind.run(context, { id, input: kind.input.parse(job.input), attempt, signal, say: notes.say })
    const result = await orGivenUp(done, signal, graceMs)
    signal.throwIfAborted()
    return { state: 'done', result: kind.result.parse(result) }
  }

  /** Until it is stored: the job's beats go on meanwhile, so nobody repeats what is done. Only a stop gives up. */
  async function store(job: Job, entry: Entry, outcome: Outcome): Promise<void> {
    for (;;) {
      try {
        await entry.notes.write()
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

  return {
    start() {
      timer = setInterval(poke, BEAT_MS)
      poke()
    },
    poke,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await turns.current
      for (const { stop } of running.values()) stop.abort('leaving' satisfies Stop)
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
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
