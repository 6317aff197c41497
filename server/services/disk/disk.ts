import { statfs } from 'node:fs/promises'
import type { Disk } from '../../jobs/retention/policy'

/** The disk that a folder is on, as this process may use it. */
export async function diskOf(folder: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, diskBytes: blocks * bsize }
}
