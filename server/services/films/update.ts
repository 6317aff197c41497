import { z } from 'zod'
import { filmPatch, filmView } from '../../contract/film'
import { verb } from '../verb'
import { findFilm, requirePlace } from './find'
import { toFilmViews } from './view'

export const updateFilm = verb({
  name: 'films.update',
  method: 'PATCH',
  path: '/api/films/{id}',
  summary: 'Changes what a film is called, where and when it was taken.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string(), ...filmPatch.shape }),
  output: filmView,
  async run(c, { who, input: { id, startsAt, ...named }, change }) {
    const row = await change(
      async (tx) => {
        const { name, place, startsAt: before, cameraPlace } = await findFilm(tx, who, id)
        if (named.place !== undefined) requirePlace(who, named.place, cameraPlace)
        const data = { ...named, ...(startsAt !== undefined && { startsAt: new Date(startsAt) }) }
        const value = await tx.film.update({ where: { id }, data })
        return {
          value,
          target: `film:${id}`,
          before: { name, place, startsAt: before.getTime() },
          after: { name: value.name, place: value.place, startsAt: value.startsAt.getTime() },
        }
      },
      { lock: `film.${id}` },
    )
    const [view] = await toFilmViews(c, [row])
    return view!
  },
})
