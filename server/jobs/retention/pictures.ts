import { setImmediate as breathe } from 'node:timers/promises'
import { pictureBytes, removeSnapshot } from '../../services/alerts/snapshot-file'
import { diskOf } from '../../services/disk/disk'
import { reportPictureBytes } from '../../services/reports/picture-bytes'
import type { JobDeps } from '../kind'
import { excessBytes, isDiskLow } from './policy'

const BATCH = 100

/**
 * Takes the pictures of handled alerts away, oldest first, until all pictures on this server's disk keep to their share of
 * it. Those on another server's disk stay: they take no room here. What reports keep counts, and stays: somebody saved it.
 */
export async function shrinkPictures(
  { prisma, paths, serverName }: Pick<JobDeps, 'prisma' | 'paths' | 'serverName'>,
  share: number | null,
  signal: AbortSignal,
) {
  const { diskBytes } = await diskOf(paths.dataDir)
  let bytes = (await pictureBytes(paths.dataDir, signal)) + (await reportPictureBytes({ prisma }))
  let pictures = 0
  let last: { raisedAt: Date; id: string } | undefined
  while (excessBytes(bytes, diskBytes, share) > 0) {
    signal.throwIfAborted()
    const batch = await prisma.alert.findMany({
      where: {
        snapshot: { not: null },
        state: { in: ['resolved', 'false_alarm'] },
        ...(last && { OR: [{ raisedAt: { gt: last.raisedAt } }, { raisedAt: last.raisedAt, id: { gt: last.id } }] }),
      },
      orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      select: { id: true, snapshot: true, server: true, raisedAt: true },
    })
    const gone: string[] = []
    for (const { id, snapshot, server } of batch) {
      if (excessBytes(bytes, diskBytes, share) === 0) break
      const freed = await removeSnapshot(paths.dataDir, snapshot ?? '')
      if (freed === 0 && server !== null && server !== serverName) continue
      bytes -= freed
      gone.push(id)
    }
    await prisma.alert.updateMany({ where: { id: { in: gone } }, data: { snapshot: null } })
    pictures += gone.length
    last = batch.at(-1)
    if (!last) break
    await breathe()
  }
  const diskLow = isDiskLow(await diskOf(paths.dataDir))
  return { pictures, pictureBytes: bytes, overShare: excessBytes(bytes, diskBytes, share) > 0, diskLow }
}
