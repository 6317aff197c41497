import { z } from 'zod'
import { AppError } from '../../errors'
import { verb } from '../verb'
import { findFilm } from './find'
import { filmPath } from './folder'
import { requireFilmHere } from './here'

export const playFilm = verb({
  name: 'films.play',
  method: 'GET',
  path: '/api/films/{id}/film.mp4',
  summary:
    'The film as it was analysed: H.264 without sound. Takes ranges of bytes, and gives a few megabytes of them at a time.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: { file: 'video/mp4' },
  async run({ prisma, paths }, { who, input: { id } }) {
    const film = await findFilm(prisma, who, id)
    if (film.file === null) throw new AppError('film_state', 'it cannot be played yet')
    await requireFilmHere(paths.dataDir, film)
    return { path: filmPath(paths.dataDir, id) }
  },
})
