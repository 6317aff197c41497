import { setImmediate as breathe } from 'node:timers/promises'
import { removeSnapshot } from '../../services/alerts/snapshot-file'
import type { JobDeps } from '../kind'

/** Small enough to let go of within a second and to hold no lock that the live path waits for. */
const BATCH = 200

/** Removes alerts raised before `before`, with their pictures, oldest first, and the incidents that they were all of. Returns how many alerts. */
export async function removeAlerts(
  { prisma, paths }: Pick<JobDeps, 'prisma' | 'paths'>,
  before: Date | null,
  signal: AbortSignal,
): Promise<number> {
  if (!before) return 0
  let total = 0
  for (; ; await breathe()) {
    signal.throwIfAborted()
    const batch = await prisma.alert.findMany({
      // Somebody wants its clip kept: without the alert it would say nothing.
      where: { raisedAt: { lt: before }, OR: [{ clipId: null }, { clip: { pinnedBy: null } }] },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      select: { id: true, snapshot: true },
    })
    if (batch.length === 0) break
    // Files first: after a crash the rows still name what is left.
    for (const { snapshot } of batch) if (snapshot !== null) await removeSnapshot(paths.dataDir, snapshot)
    const { count } = await prisma.alert.deleteMany({ where: { id: { in: batch.map(({ id }) => id) } } })
    total += count
  }
  await removeIncidents(prisma, before, signal)
  return total
}

/** Whose last firing is gone, with what was done about them. */
async function removeIncidents({ incident }: JobDeps['prisma'], before: Date, signal: AbortSignal): Promise<void> {
  for (; ; await breathe()) {
    signal.throwIfAborted()
    const where = { lastAt: { lt: before }, alerts: { none: {} } }
    const batch = await incident.findMany({ where, take: BATCH, select: { id: true } })
    if (batch.length === 0) return
    await incident.deleteMany({ where: { id: { in: batch.map(({ id }) => id) } } })
  }
}
