/** Runs the jobs of this server: claims, says that it lives, passes cancelling on, ends. The table decides everything. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { ERROR_STATUS, type ErrorCode } from '../contract/errors'
import { AppError } from '../errors'
import type { Events } from '../events/bus'
import type { Job, Prisma, PrismaClient } from '../store/generated/client'
import type { JobDeps, JobKind, Progress } from './kind'
import { beat, claim, takeOver } from './table'
import { toJobView } from './view'

/** Between two looks at the table: how long a cancel or a new job of another server waits at most. */
const BEAT_MS = 500
/** A failed run is tried again after this long, twice as long each time. */
const RETRY_MS = 1_000

export type JobRunner = {
  start(): void
  /** A job was added: no need to wait for the next beat. */
  poke(): void
  /** What runs is begun again by whoever comes next. Resolves when nothing runs here any more. */
  stop(): Promise<void>
}

type Deps = { prisma: PrismaClient; kinds: readonly JobKind[]; events: Events; log: Logger; slots?: number }
type Stop = 'cancelled' | 'timed_out' | 'lost'

export function createJobRunner({ prisma, kinds, events, log, slots = 1 }: Deps, context: JobDeps): JobRunner {
  const worker = randomUUID()
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  const attempts = Object.fromEntries(kinds.map(({ name, attempts }) => [name, attempts]))
  const running = new Map<string, { stop: AbortController; said: Progress | null; ended: Promise<void> }>()
  let stopping = false
  let turn: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const tell = async (id: string) => {
    const row = await prisma.job.findUnique({ where: { id } })
    if (row) events.emit('job:progress', toJobView(row))
  }

  /** One look at the table. Never throws: the database may be away for a while. */
  async function look(): Promise<void> {
    try {
      if (running.size > 0) await keep()
      for (const id of await takeOver(prisma, attempts)) await tell(id)
      while (!stopping && running.size < slots) {
        const job = await claim(prisma, worker)
        if (!job) break
        const stop = new AbortController()
        const entry = { stop, said: null, ended: Promise.resolve() }
        running.set(job.id, entry)
        entry.ended = run(job, stop).finally(() => {
          running.delete(job.id)
          poke()
        })
      }
    } catch (error) {
      log.warn({ err: error }, 'jobs: the table cannot be read')
    }
  }

  /** Writes what the jobs said since the last beat, and ends those that are cancelled or no longer ours. */
  async function keep(): Promise<void> {
    const mine = new Map((await beat(prisma, worker, [...running.keys()])).map((row) => [row.id, row.cancelAsked]))
    for (const [id, { stop }] of running) {
      const cancelled = mine.get(id)
      if (cancelled !== false) stop.abort((cancelled ? 'cancelled' : 'lost') satisfies Stop)
    }
    for (const [id, entry] of running) {
      if (!entry.said) continue
      const { stage, progress, message } = entry.said
      entry.said = null
      await prisma.job.updateMany({ where: { id, worker, state: 'running' }, data: { stage, progress, message } })
      await tell(id)
    }
  }

  async function run(job: Job, stop: AbortController): Promise<void> {
    const kind = byName.get(job.kind)
    await tell(job.id)
    const limit = setTimeout(() => stop.abort('timed_out' satisfies Stop), kind?.limitMs ?? 0)
    try {
      if (!kind) throw new AppError('not_found', `no job kind ${job.kind}`)
      const result = await kind.run(context, {
        id: job.id,
        input: kind.input.parse(job.input),
        attempt: job.attempt,
        signal: stop.signal,
        say: (progress) => {
          const entry = running.get(job.id)
          if (entry) entry.said = { ...entry.said, ...progress }
        },
      })
      stop.signal.throwIfAborted()
      await end(job, { state: 'done', progress: 1, result: kind.result.parse(result) as Prisma.InputJsonValue })
    } catch (error) {
      await fail(job, kind, stop.signal, error)
    } finally {
      clearTimeout(limit)
    }
  }

  async function fail(job: Job, kind: JobKind | undefined, { aborted, reason }: AbortSignal, error: unknown) {
    // Somebody else has it by now, or will when the lease runs out.
    if (aborted && reason === 'lost') return
    if (aborted && reason === 'cancelled') return end(job, { state: 'cancelled' })
    const code = aborted ? 'timed_out' : codeOf(error)
    log.error({ err: error, jobId: job.id, kind: job.kind, attempt: job.attempt, code }, 'job failed')
    if (job.attempt >= (kind?.attempts ?? 1)) return end(job, { state: 'failed', error: code })
    const notBefore = new Date(Date.now() + RETRY_MS * 2 ** (job.attempt - 1))
    await end(job, { state: 'queued', error: code, notBefore, endedAt: null })
  }

  async function end(job: Job, data: Prisma.JobUpdateManyMutationInput): Promise<void> {
    const ended = { endedAt: new Date(), leaseUntil: null, worker: null, ...data }
    await prisma.job
      .updateMany({ where: { id: job.id, worker, state: 'running' }, data: ended })
      .then(() => tell(job.id))
      .catch((err: unknown) => log.error({ err, jobId: job.id }, 'the end of a job could not be stored'))
  }

  /** One look at a time; a poke during one asks for another after it. */
  let again = false
  function poke(): void {
    if (stopping) return
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
      stopping = true
      clearInterval(timer)
      await turn
      for (const { stop } of running.values()) stop.abort('lost' satisfies Stop)
      await Promise.all([...running.values()].map(({ ended }) => ended))
      // Free for the next server at once, instead of after the lease.
      await prisma.job
        .updateMany({ where: { worker, state: 'running' }, data: { leaseUntil: new Date(0) } })
        .catch(() => undefined)
    },
  }
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError && error.code in ERROR_STATUS) return error.code
  return 'internal'
}
