import { AppError } from '../../errors'
import type { Film } from '../../store/generated/client'
import { sizeOf } from '../alerts/safe-file'
import { filmPath } from './folder'

/** Throws film_elsewhere when it was made playable on another server's disk. */
export async function requireFilmHere(dataDir: string, { id, file }: Pick<Film, 'id' | 'file'>): Promise<void> {
  if (file !== null && (await sizeOf(filmPath(dataDir, id))) === 0) throw new AppError('film_elsewhere')
}
