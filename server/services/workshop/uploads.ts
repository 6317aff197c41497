/** Pictures that people send: DATA_DIR/workshop/uploads/<id>, with what is known of each beside it. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Principal } from '../../contract/user'
import { UPLOADS_MAX_BYTES, UPLOADS_MOST, type Upload, WORKSHOP_KEPT_MS } from '../../contract/workshop'
import { AppError } from '../../errors'
import { isNotThere, sizeOf, writeSafely } from '../alerts/safe-file'
import { isId } from '../guard'

/** `bytes`: in all. */
const known = z.strictObject({ owner: z.string(), name: z.string(), bytes: z.int(), at: z.int() })
export type KnownUpload = z.infer<typeof known> & { id: string }

export const uploadsDir = (dataDir: string) => path.join(dataDir, 'workshop', 'uploads')
export const uploadFile = (dataDir: string, id: string) => path.join(uploadsDir(dataDir), id)
const noteOf = (dataDir: string, id: string) => `${uploadFile(dataDir, id)}.json`

/** From now on its file may come; without its note a file is a remainder. */
export async function noteUpload(dataDir: string, { id, ...upload }: KnownUpload): Promise<void> {
  await writeSafely(noteOf(dataDir, id), JSON.stringify(upload))
}

/** Null when there is none. */
export async function findUpload(dataDir: string, id: string): Promise<KnownUpload | null> {
  try {
    return { id, ...known.parse(JSON.parse(await readFile(noteOf(dataDir, id), 'utf8'))) }
  } catch (error) {
    if (isNotThere(error)) return null
    throw error
  }
}

/** Somebody else's is not found. Throws upload_not_found. */
export async function findOwnUpload(dataDir: string, who: Principal, id: string): Promise<KnownUpload> {
  const upload = isId(id) ? await findUpload(dataDir, id) : null
  if (upload?.owner !== who.userId) throw new AppError('upload_not_found')
  return upload
}

/** Whether all of it is here. */
export async function isWhole(dataDir: string, { id, bytes }: KnownUpload): Promise<boolean> {
  return (await sizeOf(uploadFile(dataDir, id))) === bytes
}

export async function toUpload(dataDir: string, { id, name, bytes, at }: KnownUpload): Promise<Upload> {
  return { id, name, bytes, received: await sizeOf(uploadFile(dataDir, id)), expiresAt: at + WORKSHOP_KEPT_MS }
}

export async function listUploads(dataDir: string): Promise<KnownUpload[]> {
  const names = await readdir(uploadsDir(dataDir)).catch((error: unknown) => {
    if (isNotThere(error)) return []
    throw error
  })
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  const found = await Promise.all(ids.map((id) => findUpload(dataDir, id)))
  return found.filter((upload) => upload !== null)
}

/** What is under way counts as if it were here. Throws upload_quota. */
export async function requireOwnRoom(dataDir: string, who: Principal, bytes: number): Promise<void> {
  const own = (await listUploads(dataDir)).filter(({ owner }) => owner === who.userId)
  const taken = own.reduce((sum, upload) => sum + upload.bytes, 0)
  if (taken + bytes > UPLOADS_MAX_BYTES || own.length >= UPLOADS_MOST) throw new AppError('upload_quota')
}

export async function prepareUploads(dataDir: string): Promise<void> {
  await mkdir(uploadsDir(dataDir), { recursive: true })
}

/** The note goes last: after a crash it still names what is left. */
export async function removeUpload(dataDir: string, id: string): Promise<void> {
  await rm(uploadFile(dataDir, id), { force: true })
  await rm(noteOf(dataDir, id), { force: true })
}
