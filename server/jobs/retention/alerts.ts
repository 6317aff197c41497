import { setImmediate as breathe } from 'node:timers/promises'
import { removeSnapshot } from '../../services/alerts/snapshot-file'
import type { JobDeps } from '../kind'

/** Small enough to let go of within a second and to hold no lock that the live path waits for. */
const BATCH = 200

/** Removes alerts raised before `before`, with their pictures, oldest first. Returns how many. */
export async function removeAlerts(
  { prisma, paths }: Pick<JobDeps, 'prisma' | 'paths'>,
  before: Date | null,
  signal: AbortSignal,
): Promise<number> {
  if (!before) return 0
  for (let total = 0; ; await breathe()) {
    signal.throwIfAborted()
    const batch = await prisma.alert.findMany({
      where: { raisedAt: { lt: before } },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      select: { id: true, snapshot: true },
    })
    if (batch.length === 0) return total
    // Files first: after a crash the rows still name what is left.
    for (const { snapshot } of batch) if (snapshot !== null) await removeSnapshot(paths.dataDir, snapshot)
    const { count } = await prisma.alert.deleteMany({ where: { id: { in: batch.map(({ id }) => id) } } })
    total += count
  }
}
