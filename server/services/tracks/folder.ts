/** Where the seconds of cameras are: DATA_DIR/tracks/<camera>/<day>.blocks, days of UTC. Safe to read while they are written. */
import { appendFile, mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { DAY_MS } from '../../rules/schedule/zone'
import { isNotThere, sizeOf } from '../alerts/safe-file'

const ENDING = '.blocks'

export const tracksIn = (dataDir: string): string => path.join(dataDir, 'tracks')
export const trackFolder = (dataDir: string, cameraId: string): string => path.join(tracksIn(dataDir), cameraId)
/** @param at Unix ms, some moment of the day */
export const dayFile = (folder: string, at: number): string =>
  path.join(folder, `${new Date(at).toISOString().slice(0, 10)}${ENDING}`)

/** Throws what the file system says; what was half written then is found to be broken. */
export async function appendBlock(dataDir: string, cameraId: string, at: number, block: Buffer): Promise<void> {
  const folder = trackFolder(dataDir, cameraId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await appendFile(dayFile(folder, at), block)
}

export async function removeTrack(dataDir: string, cameraId: string): Promise<void> {
  await rm(trackFolder(dataDir, cameraId), { recursive: true, force: true })
}

/** Removes days that were over before `before`, on this server's disk; whether their cameras are still there does not matter. Returns how many. */
export async function removeDays(dataDir: string, before: Date | null, signal: AbortSignal): Promise<number> {
  if (!before) return 0
  let removed = 0
  for (const cameraId of await names(tracksIn(dataDir))) {
    signal.throwIfAborted()
    const folder = trackFolder(dataDir, cameraId)
    const old = (await names(folder)).filter((name) => isOver(name, before.getTime()))
    for (const name of old) await rm(path.join(folder, name), { force: true })
    removed += old.length
    // One that is not empty stays.
    await rmdir(folder).catch(() => undefined)
  }
  return removed
}

function isOver(name: string, before: number): boolean {
  const day = name.endsWith(ENDING) ? Date.parse(name.slice(0, -ENDING.length)) : Number.NaN
  return day + DAY_MS <= before
}

/** Bytes of all cameras. Throws when aborted. */
export async function trackBytes(dataDir: string, signal: AbortSignal): Promise<number> {
  let total = 0
  for (const cameraId of await names(tracksIn(dataDir))) {
    signal.throwIfAborted()
    const folder = trackFolder(dataDir, cameraId)
    const sizes = await Promise.all((await names(folder)).map((name) => sizeOf(path.join(folder, name))))
    total += sizes.reduce((sum, size) => sum + size, 0)
  }
  return total
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isNotThere(error) || (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')) return []
    throw error
  })
}
