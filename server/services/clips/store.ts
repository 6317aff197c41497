/** Rows of clips: made with the first alert of each, completed when it has ended, whichever comes first. */
import type { ClipFile } from '../../contract/clip'
import type { ErrorCode } from '../../contract/errors'
import type { PrismaClient } from '../../store/generated/client'
import type { Transaction } from '../lock'

type Began = {
  id: string
  cameraId: string
  server: string /** Of an alert in it, Unix ms, and how far into it. */
  firedAt: number
  atMs: number
}

/** Nothing when it is there. */
export async function storeClip(tx: Transaction, { id, cameraId, server, firedAt, atMs }: Began): Promise<void> {
  const startsAt = new Date(firedAt - atMs)
  await tx.clip.createMany({ data: { id, cameraId, server, startsAt }, skipDuplicates: true })
}

export type Ended = {
  id: string
  cameraId: string
  server: string
  /** Unix ms. */
  startsAt: number
  error: ErrorCode | null
  /** Null: there is nothing to play. */
  file: (ClipFile & { leadMs: number }) | null
}

export async function storeEnd(
  prisma: PrismaClient,
  { id, cameraId, server, startsAt, error, file }: Ended,
): Promise<void> {
  const end = {
    state: file ? ('ready' as const) : ('failed' as const),
    error,
    startsAt: new Date(startsAt),
    ...(file && { file }),
  }
  await prisma.clip.upsert({ where: { id }, create: { id, cameraId, server, ...end }, update: end })
}
