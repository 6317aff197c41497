import { z } from 'zod'
import { filmAlert } from '../../contract/film'
import { readAlerts } from '../../inference/film/alert-file'
import { verb } from '../verb'
import { findFilm } from './find'
import { resultOf } from './result'

export const alertsOfFilm = verb({
  name: 'films.alerts',
  method: 'GET',
  path: '/api/films/{id}/alerts',
  summary: 'What the rules of a film saw in it, in its order.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: z.array(filmAlert),
  run: async ({ prisma, paths }, { who, input: { id } }) =>
    readAlerts(resultOf(paths.dataDir, await findFilm(prisma, who, id))),
})
