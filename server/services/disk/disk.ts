import { statfs } from 'node:fs/promises'
import type { Disk } from '../../jobs/retention/policy'

/** The disk that a folder is on, without what the file system keeps back from this process. */
export async function diskOf(folder: string): Promise<Disk> {
  const { bavail, bfree, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, diskBytes: (blocks - bfree + bavail) * bsize }
}
