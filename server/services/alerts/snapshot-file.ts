/** Evidence pictures: DATA_DIR/snapshots/yyyy/mm/<alert id>.jpg. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Name below the snapshots folder, with forward slashes; months are UTC. */
export function snapshotName(alertId: string, atMs: number): string {
  const [year = '', month = ''] = new Date(atMs).toISOString().split('-')
  return `${year}/${month}/${alertId}.jpg`
}

/** Written, synced and only then given its name: a crash leaves the whole file or none. */
export async function writeSnapshot(dataDir: string, name: string, jpeg: Uint8Array): Promise<void> {
  const file = path.join(dataDir, 'snapshots', name)
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true })
  const temporary = `${file}.part`
  try {
    await synced(temporary, 'w', (handle) => handle.writeFile(jpeg))
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await synced(folder, 'r', async () => {})
}

/** Null when the file is not there. */
export function readSnapshot(dataDir: string, name: string): Promise<Buffer | null> {
  return readFile(path.join(dataDir, 'snapshots', name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

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
