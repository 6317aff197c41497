/** Where a film stands in the timetable of its place. */
import type { FilmAlert, FilmEvent } from '../../contract/film'
import { filmFile } from '../../contract/film'
import { periodsWithin, type Span } from '../../rules/schedule/opening'
import type { Film } from '../../store/generated/client'
import type { Timetables } from '../schedules/timetables'

/** The lessons that ran while it was taken, by their beginning; of one whose length is not known yet, the one it began in. */
export function lessonsOf(timetables: Timetables, { place, startsAt, file }: Film): Span[] {
  const lessons = timetables.lessonsOf(place)
  if (!lessons) return []
  const from = startsAt.getTime()
  const durationMs = filmFile.nullable().parse(file)?.durationMs ?? 0
  return periodsWithin(lessons, from, from + Math.max(1, durationMs)).filter(({ name }) => name !== '')
}

/** Events with the lesson of each: of several that run, the one that began last. */
export function inLessons(timetables: Timetables, film: Film, alerts: readonly FilmAlert[]): FilmEvent[] {
  const lessons = lessonsOf(timetables, film)
  return alerts.map((alert) => {
    const at = film.startsAt.getTime() + alert.atMs
    return { ...alert, lesson: lessons.findLast(({ from, to }) => from <= at && at < to)?.name ?? null }
  })
}
