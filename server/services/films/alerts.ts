import { z } from 'zod'
import { filmEvent } from '../../contract/film'
import { readAlerts } from '../../inference/film/alert-file'
import { readTimetables } from '../schedules/timetables'
import { verb } from '../verb'
import { findFilm } from './find'
import { inLessons } from './lessons'
import { resultOf } from './result'

export const alertsOfFilm = verb({
  name: 'films.alerts',
  method: 'GET',
  path: '/api/films/{id}/alerts',
  summary: 'What the rules of a film saw in it, in its order.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: z.array(filmEvent),
  async run({ prisma, paths }, { who, input: { id } }) {
    const film = await findFilm(prisma, who, id)
    return inLessons(await readTimetables(prisma), film, await readAlerts(resultOf(paths.dataDir, film)))
  },
})
