import { z } from 'zod'
import { type FilmRule, filmEvent, filmRules, filmSettings } from '../../contract/film'
import { AppError } from '../../errors'
import { readAlerts } from '../../inference/film/alert-file'
import type { Film } from '../../store/generated/client'
import type { Context } from '../context'
import { readTimetables } from '../schedules/timetables'
import { verb } from '../verb'
import { findFilm } from './find'
import { resultFolder } from './folder'
import { inLessons } from './lessons'

/** Films that rules look at just now; each is a process. */
const judged = new Set<string>()
const MOST = 2

/**
 * What was found is not looked for again: rules see it as it lies there, in seconds. Throws busy while others do, film_state
 * while it is being analysed.
 */
export const setFilmRules = verb({
  name: 'films.setRules',
  method: 'PUT',
  path: '/api/films/{id}/rules',
  summary: 'Sets the rules that look at a film. Answers with what they see; apart from the alerts of cameras.',
  action: 'film.use',
  on: 'visible',
  input: z.strictObject({ id: z.string(), rules: filmRules }),
  output: z.array(filmEvent),
  async run(c, { who, input: { id, rules }, signal, change }) {
    const film = await findFilm(c.prisma, who, id)
    if (judged.has(id) || judged.size >= MOST) throw new AppError('busy', 'rules look at a film just now')
    judged.add(id)
    try {
      await judge(c, film, rules, signal)
      await change(
        async (tx) => {
          const { rules: before } = await findFilm(tx, who, id)
          await tx.film.update({ where: { id }, data: { rules } })
          return { value: null, target: `film:${id}`, before, after: rules }
        },
        { lock: `film.${id}` },
      )
    } finally {
      judged.delete(id)
    }
    if (film.result === null) return []
    const alerts = await readAlerts(resultFolder(c.paths.dataDir, id, film.result))
    return inLessons(await readTimetables(c.prisma), film, alerts)
  },
})

async function judge(
  c: Context,
  { id, result, settings }: Film,
  rules: FilmRule[],
  signal: AbortSignal,
): Promise<void> {
  if (result === null) return
  const folder = resultFolder(c.paths.dataDir, id, result)
  const { intervalMs } = filmSettings.parse(settings)
  await c.workshop.run('judge', { folder, intervalMs, rules }, { signal, say: () => undefined })
}
