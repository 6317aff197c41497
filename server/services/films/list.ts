import { z } from 'zod'
import { filmView } from '../../contract/film'
import { verb } from '../verb'
import { whereFilm } from './find'
import { toFilmViews } from './view'

const MAX_ROWS = 500

export const listFilms = verb({
  name: 'films.list',
  method: 'GET',
  path: '/api/films',
  summary: "Films, newest first, at most 500: one's own, for administrators everybody's.",
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({}),
  output: z.array(filmView),
  async run(c, { who }) {
    const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
    return toFilmViews(c, await c.prisma.film.findMany({ where: whereFilm(who), orderBy, take: MAX_ROWS }))
  },
})
