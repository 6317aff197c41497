import { Prisma, type PrismaClient } from '../../store/generated/client'
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
  const removeFrom = (name: string) => {
    const table = Prisma.raw(name)
    return inBatches(
      signal,
      () => prisma.$executeRaw`
        DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE at < ${before} LIMIT ${BATCH})`,
    )
  }
  for (const sums of ['camera_quarters', 'zone_hours', 'zone_counts']) await removeFrom(sums)
  return removeFrom('camera_minutes')
}
