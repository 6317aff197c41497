import { z } from 'zod'
import { readCounts } from '../../inference/film/count-file'
import { attachment } from '../attachment'
import { verb } from '../verb'
import { countsCsv } from './counts-csv'
import { findFilm } from './find'
import { resultOf } from './result'

export const filmCsv = verb({
  name: 'films.csv',
  method: 'GET',
  path: '/api/films/{id}/counts.csv',
  summary: 'The same as CSV, with the time of each second.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: 'text/csv',
  async run({ prisma, paths }, { who, input: { id } }) {
    const film = await findFilm(prisma, who, id)
    const counts = await readCounts(resultOf(paths.dataDir, film))
    const bytes = Buffer.from(countsCsv(counts, film.startsAt.getTime()))
    return { bytes, headers: attachment(film.name, '.csv') }
  },
})
