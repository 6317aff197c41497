/** Where the files of a clip are: DATA_DIR/clips/<id>, see server/inference/clip/folder.ts. */
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isNotThere, sizeOf } from '../alerts/safe-file'

export const clipsIn = (dataDir: string): string => path.join(dataDir, 'clips')
export const clipFolder = (dataDir: string, id: string): string => path.join(clipsIn(dataDir), id)

/** Takes a clip away. Returns its bytes, 0 when it was not there. */
export async function removeClipFiles(dataDir: string, id: string): Promise<number> {
  const bytes = await bytesIn(clipFolder(dataDir, id))
  await rm(clipFolder(dataDir, id), { recursive: true, force: true })
  return bytes
}

export async function clipIds(dataDir: string): Promise<string[]> {
  return readdir(clipsIn(dataDir)).catch((error: unknown) => {
    if (isNotThere(error)) return []
    throw error
  })
}

export const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Bytes of all clips. Throws when aborted. */
export async function clipBytes(dataDir: string, signal: AbortSignal): Promise<number> {
  let total = 0
  for (const id of await clipIds(dataDir)) {
    signal.throwIfAborted()
    total += await bytesIn(clipFolder(dataDir, id))
  }
  return total
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(names.map((name) => sizeOf(path.join(folder, name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}
