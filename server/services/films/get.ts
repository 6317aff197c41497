import { z } from 'zod'
import { filmView } from '../../contract/film'
import { verb } from '../verb'
import { findFilm } from './find'
import { toFilmViews } from './view'

export const getFilm = verb({
  name: 'films.get',
  method: 'GET',
  path: '/api/films/{id}',
  summary: 'A film: how far it is, what was found.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: filmView,
  async run(c, { who, input: { id } }) {
    const [view] = await toFilmViews(c, [await findFilm(c.prisma, who, id)])
    return view!
  },
})
