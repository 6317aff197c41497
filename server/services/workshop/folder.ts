/** The workshop's files: uploads (uploads.ts) and DATA_DIR/workshop/jobs/<id>/. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isNotThere } from '../alerts/safe-file'
import { listUploads, uploadsDir } from './uploads'

const jobsDir = (dataDir: string) => path.join(dataDir, 'workshop', 'jobs')
export const jobFolder = (dataDir: string, jobId: string) => path.join(jobsDir(dataDir), jobId)

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
