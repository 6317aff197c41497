/** Where what was found in a film lies. */
import { AppError } from '../../errors'
import type { Film } from '../../store/generated/client'
import { resultFolder } from './folder'

/** Throws film_state while nothing was found yet. */
export function resultOf(dataDir: string, { id, result }: Film): string {
  if (result === null) throw new AppError('film_state', 'it was not analysed yet')
  return resultFolder(dataDir, id, result)
}
