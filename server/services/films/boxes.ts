import { z } from 'zod'
import { AppError } from '../../errors'
import { readIndex, readPacked } from '../../inference/film/box-file'
import { verb } from '../verb'
import { findFilm } from './find'
import { resultOf } from './result'

export const filmBoxes = verb({
  name: 'films.boxes',
  method: 'GET',
  path: '/api/films/{id}/boxes/{piece}',
  summary:
    'Everything that was found in a piece of a film, about ten seconds: every picture with its time in ms and its objects (FilmChunk).',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string(), piece: z.coerce.number().int().min(0) }),
  output: 'application/json',
  async run({ prisma, paths }, { who, input: { id, piece } }) {
    const folder = resultOf(paths.dataDir, await findFilm(prisma, who, id))
    const bytes = await readPacked(folder, readIndex(folder), piece)
    if (!bytes) throw new AppError('film_not_found', 'no such piece')
    return { bytes, headers: { 'Content-Encoding': 'gzip' } }
  },
})
