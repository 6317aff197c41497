/** The workshop's files: DATA_DIR/workshop/uploads/<id>, with what is known of it beside it, and jobs/<id>/. */
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { UPLOADS_MAX_BYTES, type Upload, WORKSHOP_KEPT_MS } from '../../contract/workshop'
import { isNotThere, writeSafely } from '../alerts/safe-file'

const known = z.strictObject({ owner: z.string(), name: z.string(), bytes: z.int(), at: z.int() })
export type KnownUpload = z.infer<typeof known> & { id: string }

const root = (dataDir: string) => path.join(dataDir, 'workshop')
const uploadsDir = (dataDir: string) => path.join(root(dataDir), 'uploads')
const jobsDir = (dataDir: string) => path.join(root(dataDir), 'jobs')

export const uploadFile = (dataDir: string, id: string) => path.join(uploadsDir(dataDir), id)
export const jobFolder = (dataDir: string, jobId: string) => path.join(jobsDir(dataDir), jobId)

const noteOf = (dataDir: string, id: string) => `${uploadFile(dataDir, id)}.json`

/** From now on the file counts: without its note it is a remainder. */
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

export function toUpload({ id, name, bytes, at }: KnownUpload): Upload {
  return { id, name, bytes, expiresAt: at + WORKSHOP_KEPT_MS }
}

export async function listUploads(dataDir: string): Promise<KnownUpload[]> {
  const names = await namesIn(uploadsDir(dataDir))
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  const found = await Promise.all(ids.map((id) => findUpload(dataDir, id)))
  return found.filter((upload) => upload !== null)
}

/** How much one person may still send, bytes. */
export async function roomOf(dataDir: string, owner: string): Promise<number> {
  const own = (await listUploads(dataDir)).filter((upload) => upload.owner === owner)
  return UPLOADS_MAX_BYTES - own.reduce((sum, { bytes }) => sum + bytes, 0)
}

export async function prepareUploads(dataDir: string): Promise<void> {
  await mkdir(uploadsDir(dataDir), { recursive: true })
}

/** An empty folder for a job, whatever an earlier attempt left in it. */
export async function emptyJobFolder(dataDir: string, jobId: string): Promise<string> {
  const folder = jobFolder(dataDir, jobId)
  await removeJobFiles(dataDir, jobId)
  await mkdir(folder, { recursive: true })
  return folder
}

export async function removeJobFiles(dataDir: string, jobId: string): Promise<void> {
  await rm(jobFolder(dataDir, jobId), { recursive: true, force: true })
}

/**
 * Takes away what was there before `until`, ms: uploads, jobs' files (by the job's own time, see `endedBefore`), and
 * files that no upload belongs to. Returns how many.
 */
export async function sweep(dataDir: string, until: number, inUse: ReadonlySet<string>): Promise<number> {
  let removed = 0
  const uploads = new Map((await listUploads(dataDir)).map((upload) => [upload.id, upload]))
  for (const name of await namesIn(uploadsDir(dataDir))) {
    const file = path.join(uploadsDir(dataDir), name)
    const upload = uploads.get(name.replace(/\..*$/, ''))
    const at = upload?.at ?? (await timeOf(file))
    if (at >= until || (upload && inUse.has(upload.id))) continue
    await rm(file, { force: true })
    if (name === upload?.id) removed++
  }
  for (const id of await namesIn(jobsDir(dataDir))) {
    if (inUse.has(id) || (await timeOf(path.join(jobsDir(dataDir), id))) >= until) continue
    await removeJobFiles(dataDir, id)
    removed++
  }
  return removed
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isNotThere(error)) return []
    throw error
  })
}

/** When it was last written to, ms; now when it is not there any more. */
function timeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  )
}
