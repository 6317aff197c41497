import { sweep } from '../../services/workshop/folder'
import type { JobDeps } from '../kind'

/** Takes away uploads and results from before `until`, ms; what waits or runs keeps what it needs. Returns how many. */
export async function sweepWorkshop(
  { prisma, paths }: { prisma: JobDeps['prisma']; paths: { dataDir: string } },
  until: number,
): Promise<number> {
  const busy = await prisma.job.findMany({
    where: { kind: { in: ['enhance', 'export'] }, state: { in: ['queued', 'running'] } },
    select: { id: true, input: true },
  })
  const inUse = busy.flatMap(({ id, input }) => [id, ...uploadsOf(input)])
  return sweep(paths.dataDir, until, new Set(inUse))
}

/** Ids of the uploads in a job's input, wherever they stand in it. */
function uploadsOf(input: unknown): string[] {
  if (typeof input === 'string') return [input]
  return input && typeof input === 'object' ? Object.values(input).flatMap(uploadsOf) : []
}
