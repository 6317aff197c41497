import type { PrismaClient } from '../../store/generated/client'
import { inBatches } from './in-batches'

const BATCH = 1_000
const KEPT_DAYS = 30
/** The newest; about 200 bytes each. */
const KEPT = 100_000

/** Deliveries that are over: those of more than a month ago, and the oldest of too many. By the database's clock. */
export function removeDeliveries(prisma: PrismaClient, signal: AbortSignal): Promise<number> {
  return inBatches(
    signal,
    () => prisma.$executeRaw`
      DELETE FROM deliveries WHERE id IN (
        SELECT id FROM deliveries WHERE state IN ('sent', 'failed', 'skipped')
          AND (created_at < clock_timestamp() - ${KEPT_DAYS} * interval '1 day' OR created_at < (
            SELECT created_at FROM deliveries ORDER BY created_at DESC, id DESC OFFSET ${KEPT} LIMIT 1))
        LIMIT ${BATCH})`,
  )
}
