import { AppError } from '../../errors'
import { isDiskLow } from '../../jobs/retention/policy'
import { diskOf } from './disk'

/** For something that is sent: for a while there are two of it, as it came and as it is kept. Throws disk_full. */
export async function requireDiskRoom(dataDir: string, bytes: number): Promise<void> {
  const { freeBytes, diskBytes } = await diskOf(dataDir)
  const left = freeBytes - 2 * bytes
  if (left < 0 || isDiskLow({ freeBytes: left, diskBytes })) throw new AppError('disk_full')
}
