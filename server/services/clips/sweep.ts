/** Retention runs on one server, a clip lies on the disk of the one that made it: see retention/disk-sweep.ts. */
import { stat } from 'node:fs/promises'
import type { Clock } from '../../clock'
import { cutoff } from '../../jobs/retention/policy'
import type { PrismaClient } from '../../store/generated/client'
import { isId } from '../guard'
import { readRetention } from '../retention/settings'
import { clipFolder, clipIds, removeClipFiles } from './folder'

type Deps = { prisma: PrismaClient; dataDir: string; clock: Clock }

/**
 * Removes clips that no row names any more and that are older than any is kept at least: a server on a wrong, empty database
 * must not take evidence away. Returns how many.
 */
export async function sweepClips({ prisma, dataDir, clock }: Deps, signal: AbortSignal): Promise<number> {
  const { cameraClips, ...all } = await readRetention(prisma)
  const days = [all, ...cameraClips]
    .flatMap(({ clipInfoDays, clipWarningDays, clipCriticalDays }) => [clipInfoDays, clipWarningDays, clipCriticalDays])
    .filter((limit) => limit !== null)
  const before = cutoff(days.length > 0 ? Math.min(...days) : null, clock.now())
  if (!before) return 0
  let removed = 0
  for (const id of (await clipIds(dataDir)).filter(isId)) {
    signal.throwIfAborted()
    const found = await stat(clipFolder(dataDir, id)).catch(() => null)
    if (!found || found.mtimeMs >= before.getTime()) continue
    if (await prisma.clip.findUnique({ where: { id }, select: { id: true } })) continue
    await removeClipFiles(dataDir, id)
    removed++
  }
  return removed
}
