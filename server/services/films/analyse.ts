import { z } from 'zod'
import { filmSettings, filmView } from '../../contract/film'
import { AppError } from '../../errors'
import { queueLock } from '../jobs/add'
import { requireDetector } from '../models/require-detector'
import { verb } from '../verb'
import { findFilm } from './find'
import { requireFilmHere } from './here'
import { queueAnalysis } from './queue'
import { tellJob } from './tell'
import { toFilmViews } from './view'

/** Throws film_elsewhere; film_state while it is being sent, waits or is analysed; model_not_found, model_no_detector, busy. */
export const analyseFilm = verb({
  name: 'films.analyse',
  method: 'POST',
  path: '/api/films/{id}/analyse',
  summary: 'Analyses a film again, with other settings or the same. What was found before stays until then.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string(), settings: filmSettings.optional() }),
  output: filmView,
  async run(c, { who, input: { id, settings }, change }) {
    if (settings) await requireDetector(c.models, settings.modelId)
    const found = await findFilm(c.prisma, who, id)
    await requireFilmHere(c.paths.dataDir, found)
    const [before] = await toFilmViews(c, [found])
    if (before && ['receiving', 'queued', 'running'].includes(before.state)) throw new AppError('film_state')
    const { film, job } = await change(
      async (tx) => {
        await findFilm(tx, who, id)
        if (settings) await tx.film.update({ where: { id }, data: { settings } })
        const value = await queueAnalysis(tx, who, id, c)
        return { value, target: `film:${id}`, before: before?.settings, after: settings ?? before?.settings }
      },
      { lock: queueLock(who) },
    )
    tellJob(c, job)
    const [view] = await toFilmViews(c, [film])
    return view!
  },
})
