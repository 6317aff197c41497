import type { PrismaClient } from '../../store/generated/client'
import { inBatches } from './in-batches'

const BATCH = 1_000

/** Jobs that ended more than `days` ago, by the clock that stored it: the database's. */
export async function removeJobs(prisma: PrismaClient, days: number | null, signal: AbortSignal): Promise<number> {
  if (days === null) return 0
  return inBatches(
    signal,
    () => prisma.$executeRaw`
      DELETE FROM jobs WHERE id IN (
        SELECT id FROM jobs WHERE state IN ('done', 'failed', 'cancelled')
          AND ended_at < clock_timestamp() - ${days}::int * interval '1 day' LIMIT ${BATCH})`,
  )
}

/** Sessions that were ended, or were over by time, before `before`. */
export async function removeSessions(prisma: PrismaClient, before: Date | null, signal: AbortSignal): Promise<number> {
  if (!before) return 0
  const where = { OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] }
  return inBatches(signal, async () => {
    const rows = await prisma.session.findMany({ where, take: BATCH, select: { id: true } })
    return (await prisma.session.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count
  })
}

/** Counts from before `before`: of minutes, of quarters of an hour, of zones and their hours. Returns how many minutes. */
export async function removeMinutes(prisma: PrismaClient, before: Date, signal: AbortSignal): Promise<number> {
  await inBatches(
    signal,
    () => prisma.$executeRaw`
      DELETE FROM camera_quarters WHERE ctid IN (SELECT ctid FROM camera_quarters WHERE at < ${before} LIMIT ${BATCH})`,
  )
  await inBatches(
    signal,
    () => prisma.$executeRaw`
      DELETE FROM zone_hours WHERE ctid IN (SELECT ctid FROM zone_hours WHERE at < ${before} LIMIT ${BATCH})`,
  )
  await inBatches(
    signal,
    () => prisma.$executeRaw`
      DELETE FROM zone_counts WHERE ctid IN (SELECT ctid FROM zone_counts WHERE at < ${before} LIMIT ${BATCH})`,
  )
  return inBatches(
    signal,
    () => prisma.$executeRaw`
      DELETE FROM camera_minutes WHERE ctid IN (SELECT ctid FROM camera_minutes WHERE at < ${before} LIMIT ${BATCH})`,
  )
}
