/** Files that are whole or not there, whatever happens meanwhile: a crash, a full disk, a power cut. */
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

export const PART = '.part'

/** Written, synced and only then given its name. Throws what the file system says; nothing is left then. */
export async function writeSafely(file: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${file}${PART}`
  await mkdir(path.dirname(file), { recursive: true })
  try {
    await synced(temporary, 'w', (handle) => handle.writeFile(content))
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(file)
}

/** Within one file system. */
export async function moveSafely(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true })
  await rename(from, to)
  await syncFolder(to)
}

const syncFolder = (file: string) => synced(path.dirname(file), 'r', async () => {})

type Handle = Awaited<ReturnType<typeof open>>

async function synced(file: string, flags: 'r' | 'w', work: (handle: Handle) => Promise<void>): Promise<void> {
  const handle = await open(file, flags)
  try {
    await work(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Bytes; 0 when it is not there. */
export async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (isNotThere(error)) return 0
    throw error
  }
}

export const isNotThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
