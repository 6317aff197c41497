/** The folder of backups: whole ones by name, half-made ones apart. */
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { BackupView } from '../../contract/backup'
import { AppError } from '../../errors'
import { isNotThere } from '../../services/alerts/safe-file'

/** What is not whole yet; never listed. */
export const PART = '.part'
const NAME = /^sightline-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}\.tar$/

/** When (UTC), and the end of its job's id, which tells apart what was made in the same second. */
export function backupName(atMs: number, jobId: string): string {
  const at = new Date(atMs).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
  return `sightline-${at}-${markOf(jobId)}.tar`
}

const markOf = (jobId: string): string => jobId.slice(-8)

/** Newest first. */
export async function listBackups(folder: string): Promise<BackupView[]> {
  const views = await Promise.all((await namesIn(folder)).map((name) => viewOf(folder, name)))
  return views.filter((view) => view !== null).sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? 1 : -1))
}

/** Its path. Throws backup_not_found, for what is no name of a backup too. */
export async function backupFile(folder: string, name: string): Promise<string> {
  if (!(await viewOf(folder, name))) throw new AppError('backup_not_found')
  return path.join(folder, name)
}

/** Takes the oldest away until so many are left. */
export async function keepNewest(folder: string, keep: number): Promise<void> {
  for (const { name } of (await listBackups(folder)).slice(keep)) await rm(path.join(folder, name), { force: true })
}

/** Takes away what killed runs left behind. @param running jobs that write one just now */
export async function removeParts(folder: string, running: readonly string[]): Promise<void> {
  const marks = running.map((id) => `-${markOf(id)}.tar${PART}`)
  for (const name of await namesIn(folder)) {
    const left = name.endsWith(PART) && !marks.some((mark) => name.endsWith(mark))
    if (left && NAME.test(name.slice(0, -PART.length))) await rm(path.join(folder, name), { force: true })
  }
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isNotThere(error)) return []
    throw error
  })
}

async function viewOf(folder: string, name: string): Promise<BackupView | null> {
  const [, year, month, day, hour, minute, second] = NAME.exec(name)?.map(Number) ?? []
  if (year === undefined) return null
  const found = await stat(path.join(folder, name)).catch(() => null)
  if (!found?.isFile()) return null
  const createdAt = Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second)
  return { name, sizeBytes: found.size, createdAt }
}
