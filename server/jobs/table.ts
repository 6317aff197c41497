/**
 * The jobs table as a queue. Every statement is safe to run on any number of servers at once; times are the database's.
 * Of one owner one job runs at a time; among owners the one served longest ago is next. The database's clock may be set back:
 * what lies further ahead than anything is put there was written before that, and holds nobody up.
 */
import type { ErrorCode } from '../contract/errors'
import { type JobLogEntry, MAX_JOB_LOG } from '../contract/job'
import type { Job, Prisma, PrismaClient } from '../store/generated/client'

/** A worker that says nothing for this long is dead and its jobs are taken over. */
export const LEASE_MS = 3_000
/** No pause before another attempt is longer. */
const MAX_PAUSE_MS = 60_000
/** A key of pg_advisory_xact_lock: counting jobs and adding or taking one more is not atomic without it. */
const QUEUE_LOCK = 0x5160_70b5

/**
 * The next job, running from now on; null when there is none to run.
 * @param disk the one that this worker has: what lies on another is passed over
 * @param full kinds of which this worker runs no more at present: theirs wait, others pass them
 */
export function claim(prisma: PrismaClient, worker: string, disk: string, full: string[] = []): Promise<Job | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${QUEUE_LOCK}::bigint)`
    const [picked] = await tx.$queryRaw<{ id: string }[]>`
      UPDATE jobs SET state = 'running', attempt = attempt + 1, worker = ${worker}, progress = 0, stage = NULL,
        message = NULL, source = NULL, part = NULL, started_at = clock_timestamp(), lease_until = clock_timestamp() + ${LEASE_MS} * interval '1 ms'
      WHERE id = (
        SELECT waiting.id FROM jobs waiting
        WHERE waiting.state = 'queued' AND waiting.kind <> ALL(${full}) AND coalesce(waiting.disk, ${disk}) = ${disk}
          AND waiting.not_before NOT BETWEEN clock_timestamp() AND clock_timestamp() + ${MAX_PAUSE_MS} * interval '1 ms'
          AND NOT EXISTS (SELECT 1 FROM jobs busy WHERE busy.state = 'running' AND busy.owner = waiting.owner)
        ORDER BY (SELECT max(served.started_at) FROM jobs served
            WHERE served.owner = waiting.owner AND served.started_at <= clock_timestamp()) NULLS FIRST,
          waiting.created_at, waiting.id
        LIMIT 1)
      RETURNING id`
    return picked ? tx.job.findUnique({ where: { id: picked.id } }) : null
  })
}

export type Place = {
  /** Among those of its kind, from 1. */
  place: number
  /** Another job of its owner runs: until that has ended others may pass it. */
  behindOwn: boolean
}

/**
 * Where every waiting job is: owners take turns as `claim` gives them, each with its oldest job. Kinds and disks do not wait for
 * each other, jobs of one owner do.
 */
export async function places(prisma: PrismaClient): Promise<ReadonlyMap<string, Place>> {
  const rows = await prisma.$queryRaw<({ id: string } & Place)[]>`
    SELECT id, (row_number() OVER (PARTITION BY kind, disk ORDER BY turn, served NULLS FIRST, first_at, id))::int AS place,
      behind AS "behindOwn"
    FROM (
      SELECT id, kind, disk, row_number() OVER turns AS turn, first_value(created_at) OVER turns AS first_at,
        (SELECT max(started_at) FROM jobs served
          WHERE served.owner = waiting.owner AND served.started_at <= clock_timestamp()) AS served,
        EXISTS (SELECT 1 FROM jobs busy WHERE busy.state = 'running' AND busy.owner = waiting.owner) AS behind
      FROM jobs waiting WHERE state = 'queued'
      WINDOW turns AS (PARTITION BY owner ORDER BY created_at, id)) AS turns`
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

/** Moves the leases of this worker's jobs on. Returns those that are still its own, and which of them shall end. */
export function beat(
  prisma: PrismaClient,
  worker: string,
  ids: string[],
): Promise<{ id: string; cancelAsked: boolean }[]> {
  return prisma.$queryRaw`
    UPDATE jobs SET lease_until = clock_timestamp() + ${LEASE_MS} * interval '1 ms',
      started_at = LEAST(started_at, clock_timestamp())
    WHERE id = ANY(${ids}::uuid[]) AND worker = ${worker} AND state = 'running'
    RETURNING id, cancel_asked AS "cancelAsked"`
}

export type Outcome =
  | { state: 'done'; result: unknown }
  | { state: 'failed'; error: ErrorCode }
  | { state: 'cancelled' }
  /** Once more, not before `afterMs`. `givenBack`: it was not its fault, the attempt does not count. */
  | { state: 'queued'; error: ErrorCode | null; afterMs: number; givenBack: boolean }

/**
 * What became of a run. A cancel that nobody has seen yet beats another attempt. Returns how many rows that was: 0 when the job
 * is no longer the worker's.
 */
export function finish(prisma: PrismaClient, worker: string, id: string, outcome: Outcome): Promise<number> {
  const { state } = outcome
  const error = 'error' in outcome ? outcome.error : null
  const result = 'result' in outcome ? JSON.stringify(outcome.result) : null
  const { afterMs, givenBack } = state === 'queued' ? outcome : { afterMs: 0, givenBack: false }
  return prisma.$executeRaw`
    UPDATE jobs SET worker = NULL, lease_until = NULL, error = ${error}, result = ${result}::jsonb,
      state = (CASE WHEN ${state}::text = 'queued' AND cancel_asked THEN 'cancelled' ELSE ${state}::text END)::job_state,
      ended_at = CASE WHEN ${state}::text <> 'queued' OR cancel_asked THEN clock_timestamp() END,
      progress = CASE WHEN ${state}::text = 'done' THEN 1 ELSE progress END,
      attempt = attempt - ${givenBack ? 1 : 0}::int,
      not_before = clock_timestamp() + ${afterMs}::int * interval '1 ms'
    WHERE id = ${id}::uuid AND worker = ${worker} AND state = 'running'`
}

export async function addToLog(prisma: PrismaClient, id: string, entries: readonly JobLogEntry[]): Promise<void> {
  if (entries.length === 0) return
  await prisma.$executeRaw`
    UPDATE jobs SET log = log || ${JSON.stringify(entries)}::jsonb
    WHERE id = ${id}::uuid AND jsonb_array_length(log) < ${MAX_JOB_LOG}`
}

/**
 * Jobs whose worker died: once more, or failed when `attempts` (by kind) are used up. Returns which, and what was lost. A lease from
 * before the clock was set back is given anew, once: whoever is alive renews it, and whoever is not has lost it when it ends.
 */
export function takeOver(
  prisma: PrismaClient,
  attempts: Record<string, number>,
): Promise<{ id: string; attempt: number }[]> {
  return prisma.$queryRaw`
    WITH ahead AS (
      UPDATE jobs SET lease_until = clock_timestamp() + ${LEASE_MS} * interval '1 ms'
      WHERE state = 'running' AND lease_until > clock_timestamp() + ${2 * LEASE_MS} * interval '1 ms'),
    lost AS (
      SELECT id, attempt >= coalesce((${JSON.stringify(attempts)}::jsonb ->> kind)::int, 1) AS over
      FROM jobs WHERE state = 'running' AND lease_until < clock_timestamp() FOR UPDATE SKIP LOCKED)
    UPDATE jobs SET worker = NULL, lease_until = NULL,
      state = (CASE WHEN cancel_asked THEN 'cancelled' WHEN over THEN 'failed' ELSE 'queued' END)::job_state,
      error = CASE WHEN over AND NOT cancel_asked THEN 'job_lost' END,
      ended_at = CASE WHEN cancel_asked OR over THEN clock_timestamp() END,
      not_before = clock_timestamp() + attempt * interval '500 ms'
    FROM lost WHERE jobs.id = lost.id
    RETURNING jobs.id, jobs.attempt`
}

/** Ends jobs that wait for a disk of which no server is remembered. Returns which, and how often they were begun. */
export function endStranded(prisma: PrismaClient): Promise<{ id: string; attempt: number }[]> {
  return prisma.$queryRaw`
    UPDATE jobs SET state = 'failed', error = 'disk_gone', ended_at = clock_timestamp()
    WHERE state = 'queued' AND disk IS NOT NULL AND NOT EXISTS (SELECT 1 FROM servers WHERE servers.disk = jobs.disk)
    RETURNING id, attempt`
}

/** A waiting job ends at once, a running one is marked. Returns how many rows that was: 0 when it has ended, or is not there. */
export function askCancel(tx: Prisma.TransactionClient, id: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE jobs SET cancel_asked = true,
      state = (CASE state WHEN 'queued' THEN 'cancelled' ELSE 'running' END)::job_state,
      ended_at = CASE state WHEN 'queued' THEN clock_timestamp() END
    WHERE id = ${id}::uuid AND state IN ('queued', 'running')`
}

export const SYSTEM_OWNER = 'system'

/**
 * Adds a job of the program itself unless one waits, runs, or was added within `everyMs`: one over all servers.
 * Returns whether it was added.
 */
export function addDue(
  prisma: PrismaClient,
  job: { id: string; kind: string; input: unknown; everyMs: number },
): Promise<boolean> {
  const { id, kind, input, everyMs } = job
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${QUEUE_LOCK}::bigint)`
    const added = await tx.$executeRaw`
      INSERT INTO jobs (id, kind, owner, owner_name, input, created_at, not_before)
      SELECT ${id}::uuid, ${kind}, ${SYSTEM_OWNER}, '', ${JSON.stringify(input)}::jsonb, clock_timestamp(), clock_timestamp()
      WHERE NOT EXISTS (
        SELECT 1 FROM jobs WHERE kind = ${kind} AND owner = ${SYSTEM_OWNER}
          AND (state IN ('queued', 'running') OR created_at
            BETWEEN clock_timestamp() - ${everyMs}::float8 * interval '1 ms' AND clock_timestamp()))`
    return added > 0
  })
}
