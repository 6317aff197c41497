/**
 * The jobs table as a queue. Every statement is safe to run on any number of servers at once; times are the database's.
 * Of one owner one job runs at a time; among owners the one served longest ago is next.
 */
import type { Job, PrismaClient } from '../store/generated/client'

/** A worker that says nothing for this long is dead and its jobs are taken over. */
export const LEASE_MS = 3_000
/** A key of pg_advisory_xact_lock: counting an owner's running jobs and taking one more is not atomic without it. */
const CLAIM_LOCK = 0x5160_70b5

/** The next job, running from now on; null when there is none to run. */
export function claim(prisma: PrismaClient, worker: string): Promise<Job | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CLAIM_LOCK}::bigint)`
    const [picked] = await tx.$queryRaw<{ id: string }[]>`
      UPDATE jobs SET state = 'running', attempt = attempt + 1, worker = ${worker}, progress = 0, stage = NULL,
        message = NULL, started_at = clock_timestamp(), lease_until = clock_timestamp() + ${LEASE_MS} * interval '1 ms'
      WHERE id = (
        SELECT waiting.id FROM jobs waiting
        WHERE waiting.state = 'queued' AND waiting.not_before <= clock_timestamp()
          AND NOT EXISTS (SELECT 1 FROM jobs busy WHERE busy.state = 'running' AND busy.owner = waiting.owner)
        ORDER BY (SELECT max(served.started_at) FROM jobs served WHERE served.owner = waiting.owner) NULLS FIRST,
          waiting.created_at, waiting.id
        LIMIT 1)
      RETURNING id`
    return picked ? tx.job.findUnique({ where: { id: picked.id } }) : null
  })
}

/** Moves the leases of this worker's jobs on. Returns those that are still its own, and which of them shall end. */
export function beat(
  prisma: PrismaClient,
  worker: string,
  ids: string[],
): Promise<{ id: string; cancelAsked: boolean }[]> {
  return prisma.$queryRaw`
    UPDATE jobs SET lease_until = clock_timestamp() + ${LEASE_MS} * interval '1 ms'
    WHERE id = ANY(${ids}::uuid[]) AND worker = ${worker} AND state = 'running'
    RETURNING id, cancel_asked AS "cancelAsked"`
}

/** Jobs whose worker died: once more, or failed when `attempts` (by kind) are used up. Returns their ids. */
export async function takeOver(prisma: PrismaClient, attempts: Record<string, number>): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE jobs SET worker = NULL, lease_until = NULL,
      state = CASE WHEN cancel_asked THEN 'cancelled'::job_state
        WHEN attempt >= coalesce((${JSON.stringify(attempts)}::jsonb ->> kind)::int, 1) THEN 'failed'::job_state
        ELSE 'queued'::job_state END,
      error = CASE WHEN attempt >= coalesce((${JSON.stringify(attempts)}::jsonb ->> kind)::int, 1) THEN 'job_lost' END,
      ended_at = CASE WHEN cancel_asked OR attempt >= coalesce((${JSON.stringify(attempts)}::jsonb ->> kind)::int, 1)
        THEN clock_timestamp() END,
      not_before = clock_timestamp() + attempt * interval '500 ms'
    WHERE state = 'running' AND lease_until < clock_timestamp()
    RETURNING id`
  return rows.map(({ id }) => id)
}
