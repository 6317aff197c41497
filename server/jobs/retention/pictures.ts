import { setImmediate as breathe } from 'node:timers/promises'
import { pictureBytes, removeSnapshot } from '../../services/alerts/snapshot-file'
import { diskOf } from '../../services/disk/disk'
import type { JobDeps } from '../kind'
import { excessBytes, isDiskLow } from './policy'

const BATCH = 100

/** Takes the pictures of handled alerts away, oldest first, until all pictures together keep to their share of the disk. */
export async function shrinkPictures(
  { prisma, paths }: Pick<JobDeps, 'prisma' | 'paths'>,
  share: number | null,
  signal: AbortSignal,
) {
  const { diskBytes } = await diskOf(paths.dataDir)
  let bytes = await pictureBytes(paths.dataDir, signal)
  let pictures = 0
  while (excessBytes(bytes, diskBytes, share) > 0) {
    signal.throwIfAborted()
    const batch = await prisma.alert.findMany({
      where: { snapshot: { not: null }, state: { in: ['resolved', 'false_alarm'] } },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      select: { id: true, snapshot: true },
    })
    if (batch.length === 0) break
    const gone: string[] = []
    for (const { id, snapshot } of batch) {
      if (excessBytes(bytes, diskBytes, share) === 0) break
      bytes -= await removeSnapshot(paths.dataDir, snapshot ?? '')
      gone.push(id)
    }
    await prisma.alert.updateMany({ where: { id: { in: gone } }, data: { snapshot: null } })
    pictures += gone.length
    await breathe()
  }
  const diskLow = isDiskLow(await diskOf(paths.dataDir))
  return { pictures, pictureBytes: bytes, overShare: excessBytes(bytes, diskBytes, share) > 0, diskLow }
}
