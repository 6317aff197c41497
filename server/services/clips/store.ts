/** Rows of clips: made with the first alert of each, completed when it has ended, whichever comes first. */
import type { z } from 'zod'
import type { ErrorCode } from '../../contract/errors'
import type { PrismaClient } from '../../store/generated/client'
import type { Transaction } from '../lock'
import type { storedFile } from './view'

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
  state: 'coded' | 'ready' | 'failed'
  error: ErrorCode | null
  /** Null: there is nothing, or nobody knows how much. */
  file: z.infer<typeof storedFile> | null
}

export async function storeEnd(
  prisma: PrismaClient,
  { id, cameraId, server, state, startsAt, error, file }: Ended,
): Promise<void> {
  const end = { state, error, startsAt: new Date(startsAt), ...(file && { file }) }
  await prisma.clip.upsert({ where: { id }, create: { id, cameraId, server, ...end }, update: end })
}

/** How preparing one ended that was whole before. Nothing when it has been taken away meanwhile. */
export async function storePrepared(prisma: PrismaClient, { id, state, error, file }: Ended): Promise<void> {
  await prisma.clip.updateMany({ where: { id }, data: { state, error, ...(file && { file }) } })
}
