import { AppError } from '../../errors'
import { clipPath } from '../../inference/clip/folder'
import type { PrismaClient } from '../../store/generated/client'
import { clipFolder, isThere } from './folder'

type Needs = { prisma: PrismaClient; paths: { dataDir: string }; serverName: string }

/** The folder of an alert's clip. Throws clip_not_found, clip_state, clip_elsewhere when it is on another server's disk. */
export async function findClipFolder({ prisma, paths, serverName }: Needs, alertId: string): Promise<string> {
  const alert = await prisma.alert.findUnique({ where: { id: alertId }, select: { clip: true } })
  const clip = alert?.clip
  if (!clip) throw new AppError('clip_not_found')
  if (clip.state !== 'ready') throw new AppError('clip_state', `it is ${clip.state}`)
  const folder = clipFolder(paths.dataDir, clip.id)
  if (await isThere(clipPath(folder))) return folder
  throw new AppError(clip.server === serverName ? 'clip_not_found' : 'clip_elsewhere')
}
