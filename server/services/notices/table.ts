/**
 * The outbox as SQL: deliveries are claimed one a lane, leased, and ended. Safe on any number of servers at once; times are the
 * database's. A server that dies in a try leaves a lease that runs out: the delivery is tried again and says so.
 */
import type { Failure, NoticeReason } from '../../contract/notices'
import type { Delivery, Prisma, PrismaClient } from '../../store/generated/client'
import { lock } from '../lock'

/** Longer than a try may take. */
export const LEASE_MS = 30_000
/** What has not come through after so long is old news. */
const EXPIRE_HOURS = 24
/** That wait in one lane: when there are more, the oldest are given up. */
export const MAX_WAITING = 500

/** The next delivery to be tried, from now on this server's for the time of its lease; null when there is none. */
export function claim(prisma: PrismaClient): Promise<Delivery | null> {
  return prisma.$transaction(async (tx) => {
    await lock(tx, 'notices.claim')
    const [picked] = await tx.$queryRaw<{ id: string }[]>`
      UPDATE deliveries SET state = 'sending', attempts = attempts + 1,
        lease_until = clock_timestamp() + ${LEASE_MS} * interval '1 ms'
      WHERE id = (
        SELECT next.id FROM deliveries next LEFT JOIN delivery_lanes ON delivery_lanes.lane = next.lane
        WHERE ((next.state = 'waiting' AND next.due_at <= clock_timestamp())
            OR (next.state = 'sending' AND next.lease_until < clock_timestamp()))
          AND coalesce(delivery_lanes.paused_until <= clock_timestamp(), true)
          AND NOT EXISTS (SELECT 1 FROM deliveries busy WHERE busy.lane = next.lane AND busy.state = 'sending'
            AND busy.lease_until >= clock_timestamp())
        ORDER BY next.due_at, next.id LIMIT 1)
      RETURNING id`
    return picked ? tx.delivery.findUnique({ where: { id: picked.id } }) : null
  })
}

/** A rest that only a person ends. */
export const FOREVER = new Date(Date.UTC(9999, 0))

export type End =
  | { state: 'sent'; status: number | null }
  | { state: 'failed'; reason: Failure; status: number | null }
  | { state: 'skipped'; reason: NoticeReason }
  /** Once more, not before `afterMs`. */
  | { state: 'waiting'; reason: Failure; status: number | null; afterMs: number }

/** What became of a try; nothing when the delivery is not that try's any more. */
export async function finish(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { id, attempts }: Pick<Delivery, 'id' | 'attempts'>,
  end: End,
): Promise<void> {
  const reason = 'reason' in end ? end.reason : null
  const status = 'status' in end ? end.status : null
  const afterMs = end.state === 'waiting' ? end.afterMs : null
  await tx.$executeRaw`
    UPDATE deliveries SET state = ${end.state}::delivery_state, reason = ${reason}, status = ${status}::int,
      lease_until = NULL,
      due_at = CASE WHEN ${afterMs}::int IS NULL THEN due_at ELSE clock_timestamp() + ${afterMs}::int * interval '1 ms' END,
      ended_at = CASE WHEN ${afterMs}::int IS NULL THEN clock_timestamp() END
    WHERE id = ${id}::uuid AND attempts = ${attempts} AND state = 'sending'`
}

/** Gives up what is too old, the oldest of what is too much, and tests whose server has died. Returns how many. */
export async function giveUp(tx: Pick<Prisma.TransactionClient, '$executeRaw'>): Promise<number> {
  const old = await tx.$executeRaw`
    UPDATE deliveries SET state = 'failed', reason = 'expired', ended_at = clock_timestamp()
    WHERE state = 'waiting' AND created_at < clock_timestamp() - ${EXPIRE_HOURS} * interval '1 hour'`
  const many = await tx.$executeRaw`
    UPDATE deliveries SET state = 'failed', reason = 'overflow', ended_at = clock_timestamp()
    WHERE id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY lane ORDER BY created_at DESC, id DESC) AS place
        FROM deliveries WHERE state = 'waiting') AS waiting
      WHERE place > ${MAX_WAITING})`
  const tests = await tx.$executeRaw`
    UPDATE deliveries SET state = 'failed', reason = 'lost', ended_at = clock_timestamp()
    WHERE state = 'sending' AND lease_until IS NULL AND created_at < clock_timestamp() - interval '1 minute'`
  return old + many + tests
}

/** One more failure in a row. Returns how many that are. */
export async function laneFailed(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  lane: string,
  { reason, status }: { reason: Failure; status: number | null },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO delivery_lanes (lane, failures, reason, status) VALUES (${lane}, 1, ${reason}, ${status}::int)
    ON CONFLICT (lane) DO UPDATE SET failures = delivery_lanes.failures + 1, reason = ${reason}, status = ${status}::int
    RETURNING failures`
  return row?.failures ?? 1
}

/** @param ms null: until somebody says so */
export async function restLane(tx: Pick<Prisma.TransactionClient, '$executeRaw'>, lane: string, ms: number | null) {
  await tx.$executeRaw`
    UPDATE delivery_lanes SET paused_until =
      CASE WHEN ${ms}::int IS NULL THEN ${FOREVER}::timestamptz ELSE clock_timestamp() + ${ms}::int * interval '1 ms' END
    WHERE lane = ${lane}`
}

/** All is well again, or somebody wants it to be tried: what waits is due at once. */
export async function freeLane(tx: Prisma.TransactionClient, lane: string, { due }: { due: boolean }): Promise<void> {
  await tx.deliveryLane.deleteMany({ where: { lane } })
  if (due) {
    await tx.$executeRaw`
      UPDATE deliveries SET due_at = clock_timestamp() WHERE lane = ${lane} AND state = 'waiting'`
  }
}

/** How long until something is due, ms; null while nothing waits. */
export async function untilNext(prisma: PrismaClient): Promise<number | null> {
  const [row] = await prisma.$queryRaw<{ ms: number | null }[]>`
    SELECT extract(epoch FROM min(at) - clock_timestamp())::float8 * 1000 AS ms FROM (
      SELECT min(due_at) AS at FROM announcements
      UNION ALL SELECT min(greatest(due_at, coalesce(paused_until, due_at))) FROM deliveries
        LEFT JOIN delivery_lanes ON delivery_lanes.lane = deliveries.lane
        WHERE state = 'waiting' AND coalesce(paused_until < ${FOREVER}::timestamptz, true)
      UNION ALL SELECT min(lease_until) FROM deliveries WHERE state = 'sending') AS moments`
  return row?.ms ?? null
}
