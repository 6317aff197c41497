import { type HistoryLesson, historyLessons, historyQuery } from '../../contract/history'
import { lessonsBetween } from '../../rules/schedule/lessons'
import { verb } from '../verb'
import { possibleSeconds, type Scope, scopeOf } from './scope'
import { type Stretch, sumStretches } from './sums'

/** Of one answer. */
const MAX_LESSONS = 100

/** Throws camera_not_found, validation_failed. */
export const historyLessonsVerb = verb({
  name: 'history.lessons',
  method: 'POST',
  path: '/api/history/lessons',
  summary:
    'The lessons of a day side by side, or those of several days (at most 31) by their name, with what was measured in them.',
  action: 'camera.read',
  on: 'visible',
  input: historyQuery,
  output: historyLessons,
  readOnly: true,
  async run(c, { who, input }) {
    const scope = await scopeOf(c, who, input)
    const { lessons, stretches, cameras } = split(scope, input.from === input.to, c.clock.now())
    const sums = await sumStretches(c.prisma, cameras, stretches)
    return {
      ...scope.period,
      lessons: lessons
        .map((lesson, key) => ({ ...lesson, measured: sums.get(key) ?? null }))
        .sort((a, b) => a.from - b.from || (a.name < b.name ? -1 : 1)),
    }
  },
})

type Found = {
  lessons: Omit<HistoryLesson, 'measured'>[]
  stretches: Stretch[]
  cameras: { id: string; set: number }[]
}

/** Cameras of places with the same timetable are one set. Lessons that have not begun yet are left out. */
function split({ cameras, timetables, period }: Scope, oneDay: boolean, now: number): Found {
  const found: Found = { lessons: [], stretches: [], cameras: [] }
  const known = [...new Set(cameras.map(({ place }) => timetables.lessonsOf(place)))].filter((one) => one !== null)
  const numbers = new Map<string, number>()
  known.forEach((timetable, set) => {
    const own = cameras.filter(({ place }) => timetables.lessonsOf(place) === timetable)
    found.cameras.push(...own.map(({ id }) => ({ id, set })))
    for (const lesson of lessonsBetween(timetable, period.from, Math.min(period.to, now))) {
      const { name, from, to } = lesson
      const group = oneDay ? `${from} ${to} ${name}` : name
      const key = numbers.get(group) ?? found.lessons.length
      if (key === MAX_LESSONS) continue
      numbers.set(group, key)
      const before = found.lessons[key] ?? { name, from, to, times: 0, possibleSeconds: 0 }
      const possible = before.possibleSeconds + possibleSeconds(own, lesson, now)
      found.lessons[key] = { ...before, times: before.times + 1, possibleSeconds: possible }
      found.stretches.push({ key, set, from, to })
    }
  })
  return found
}
