import { z } from 'zod'
import { askCancel } from '../../jobs/table'
import { verb } from '../verb'
import { findFilm } from './find'
import { removeFilmFiles } from './folder'

/** A job that works on it ends; what it still writes goes with it. */
export const removeFilm = verb({
  name: 'films.remove',
  method: 'DELETE',
  path: '/api/films/{id}',
  summary: 'Removes a film with all that was found in it.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run({ paths, jobs }, { who, input: { id }, change }) {
    await change(async (tx) => {
      const { name, place, jobId } = await findFilm(tx, who, id)
      if (jobId !== null) await askCancel(tx, jobId)
      await tx.film.delete({ where: { id } })
      return { value: null, target: `film:${id}`, before: { name, place } }
    })
    jobs.poke()
    await removeFilmFiles(paths.dataDir, id)
    return undefined
  },
})
