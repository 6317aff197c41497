/** Evidence pictures, clean: DATA_DIR/snapshots/yyyy/mm/<alert id>.jpg. */
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isNotThere } from './safe-file'

/** Name below the snapshots folder, with forward slashes; months are UTC. */
export function snapshotName(alertId: string, atMs: number): string {
  const [year = '', month = ''] = new Date(atMs).toISOString().split('-')
  return `${year}/${month}/${alertId}.jpg`
}

export const snapshotsIn = (dataDir: string) => path.join(dataDir, 'snapshots')

export const snapshotPath = (dataDir: string, name: string) => path.join(snapshotsIn(dataDir), name)

/** Null when the file is not there. */
export function readSnapshot(dataDir: string, name: string): Promise<Buffer | null> {
  return readFile(snapshotPath(dataDir, name)).catch((error: unknown) => {
    if (isNotThere(error)) return null
    throw error
  })
}

/** Takes a picture away. Returns its bytes, 0 when it was not there. */
export async function removeSnapshot(dataDir: string, name: string): Promise<number> {
  const file = snapshotPath(dataDir, name)
  const bytes = await sizeOf(file)
  await rm(file, { force: true })
  return bytes
}

/** Bytes of all pictures. Throws when aborted. */
export async function pictureBytes(dataDir: string, signal: AbortSignal): Promise<number> {
  const root = snapshotsIn(dataDir)
  const names = await readdir(root, { recursive: true }).catch(() => [])
  let total = 0
  for (const name of names.filter((name) => name.endsWith('.jpg'))) {
    signal.throwIfAborted()
    total += await sizeOf(path.join(root, name))
  }
  return total
}

function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}
