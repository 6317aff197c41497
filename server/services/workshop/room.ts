/** Whether there is room for what another job would make: of one person, and on the disk. */
import type { Principal } from '../../contract/user'
import { RESULTS_MAX_BYTES, WORKSHOP_KEPT_MS } from '../../contract/workshop'
import { AppError } from '../../errors'
import type { JobDeps } from '../../jobs/kind'
import { requireDiskRoom } from '../disk/room'

/** Throws disk_full, upload_quota. */
export async function requireResultRoom(
  { prisma, paths, clock }: Pick<JobDeps, 'prisma' | 'paths' | 'clock'>,
  { userId }: Principal,
): Promise<void> {
  await requireDiskRoom(paths.dataDir, 0)
  const kept = new Date(clock.now() - WORKSHOP_KEPT_MS)
  const [sum] = await prisma.$queryRaw<{ bytes: number }[]>`
    SELECT coalesce(sum((result ->> 'bytes')::float8), 0) AS bytes FROM jobs
    WHERE owner = ${userId} AND kind IN ('enhance', 'export') AND state = 'done' AND ended_at > ${kept}`
  if ((sum?.bytes ?? 0) > RESULTS_MAX_BYTES) throw new AppError('upload_quota')
}
