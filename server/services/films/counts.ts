import { z } from 'zod'
import { filmCounts } from '../../contract/film'
import { readCounts } from '../../inference/film/count-file'
import { verb } from '../verb'
import { findFilm } from './find'
import { resultOf } from './result'

export const countsOfFilm = verb({
  name: 'films.counts',
  method: 'GET',
  path: '/api/films/{id}/counts',
  summary:
    'Counts of a film by the second: people, the behaviours in their order, of how many it is not clear; null where the film has no picture.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: filmCounts,
  run: async ({ prisma, paths }, { who, input: { id } }) =>
    readCounts(resultOf(paths.dataDir, await findFilm(prisma, who, id))),
})
