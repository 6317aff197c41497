import { z } from 'zod'
import { filmIndex } from '../../contract/film'
import { readIndex } from '../../inference/film/box-file'
import { verb } from '../verb'
import { findFilm } from './find'
import { resultOf } from './result'

export const filmIndexOf = verb({
  name: 'films.index',
  method: 'GET',
  path: '/api/films/{id}/index',
  summary: 'Into which pieces all that was found in a film is divided.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: filmIndex,
  run: async ({ prisma, paths }, { who, input: { id } }) =>
    readIndex(resultOf(paths.dataDir, await findFilm(prisma, who, id))),
})
