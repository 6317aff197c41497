import { z } from 'zod'
import { timetable } from '../../contract/schedule'
import { isTallied, lessonSpan, lessonsQuery } from '../../contract/tally'
import { AppError } from '../../errors'
import { lessonsBetween } from '../../rules/schedule/lessons'
import { verb } from '../verb'
import { whereSchedule } from './find'

/** Newest first. */
const MAX_LESSONS = 200

/** Throws validation_failed for a period that is none or too long. */
export const listLessons = verb({
  name: 'schedules.lessons',
  method: 'POST',
  path: '/api/schedules/lessons',
  summary:
    'The lessons of a period, newest first, at most 200: of a place by its own timetable or that of every place.',
  action: 'schedule.read',
  on: 'visible',
  input: lessonsQuery,
  output: z.array(lessonSpan),
  readOnly: true,
  async run({ prisma }, { who, input: { from, to, place } }) {
    if (!isTallied({ from, to }))
      throw new AppError('validation_failed', 'no such period', { fields: { to: 'period' } })
    const rows = await prisma.schedule.findMany({
      where: {
        AND: [
          await whereSchedule(prisma, who),
          { lessons: true },
          place === null ? {} : { place: { in: [place, ''] } },
        ],
      },
      orderBy: [{ place: 'asc' }],
    })
    const own = place === null ? rows : rows.filter((row) => row.place === place)
    return (own.length > 0 ? own : rows)
      .flatMap((row) => {
        const known = timetable.safeParse(row.timetable).data
        return known ? lessonsBetween(known, from, to).map((span) => ({ ...span, place: row.place })) : []
      })
      .sort((a, b) => b.from - a.from)
      .slice(0, MAX_LESSONS)
  },
})
