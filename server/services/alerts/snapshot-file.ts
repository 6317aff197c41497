/** Evidence pictures, clean: DATA_DIR/snapshots/yyyy/mm/<alert id>.jpg. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isNotThere } from './safe-file'

/** Name below the snapshots folder, with forward slashes; months are UTC. */
export function snapshotName(alertId: string, atMs: number): string {
  const [year = '', month = ''] = new Date(atMs).toISOString().split('-')
  return `${year}/${month}/${alertId}.jpg`
}

export const snapshotPath = (dataDir: string, name: string) => path.join(dataDir, 'snapshots', name)

/** Null when the file is not there. */
export function readSnapshot(dataDir: string, name: string): Promise<Buffer | null> {
  return readFile(snapshotPath(dataDir, name)).catch((error: unknown) => {
    if (isNotThere(error)) return null
    throw error
  })
}
