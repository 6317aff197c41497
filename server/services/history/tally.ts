/** What was measured in a period: in all, or by camera, by lesson, by day. */
import { z } from 'zod'
import { daysOf } from '../../assistant/ask/period'
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import { type CountTallyQuery, countTally, countTallyQuery, isTallied } from '../../contract/tally'
import { AppError } from '../../errors'
import { lessonsBetween } from '../../rules/schedule/lessons'
import { selectCameras } from '../cameras/select'
import type { Context } from '../context'
import { readTimetables } from '../schedules/timetables'
import { verb } from '../verb'

/** What belongs to a group: a camera and a time. */
type Stretch = { group: number; camera: string; from: number; to: number }
type Group = { key: string; from: number; to: number }
type Row = { group: number; seconds: number; average: number; most: number; unsure: number; minutes: number[] }

/** All cameras' lessons of a month are fewer. */
const MAX_STRETCHES = 20_000

/** Throws camera_not_found, validation_failed. */
export const tallyCounts = verb({
  name: 'counts.tally',
  method: 'POST',
  path: '/api/counts/tally',
  summary:
    'People and behaviours that were measured in a period of at most a month, in all or by camera, lesson or day.',
  action: 'camera.read',
  on: 'visible',
  input: countTallyQuery,
  output: z.array(countTally),
  readOnly: true,
  async run(c, { who, input }) {
    if (!isTallied(input)) throw new AppError('validation_failed', 'no such period', { fields: { to: 'period' } })
    // Lessons are told to who may see schedules.
    const cameras = await selectCameras(c.prisma, who, input, input.by === 'lesson' ? 'schedule.read' : 'camera.read')
    const { groups, stretches } = await split(c, cameras, input)
    if (stretches.length > MAX_STRETCHES) throw new AppError('validation_failed', 'too much at once: fewer days')
    const rows = await readGroups(c, stretches)
    return rows.map(({ group, seconds, average, most, unsure, minutes }) => ({
      ...(groups[group] ?? { key: '', from: input.from, to: input.to }),
      measuredMinutes: tenth(seconds / 60),
      peopleAverage: tenth(average),
      peopleMost: most,
      unsure,
      personMinutes: Object.fromEntries(BEHAVIOUR_ORDER.map((code, i) => [code, tenth(minutes[i] ?? 0)])) as z.infer<
        typeof countTally
      >['personMinutes'],
    }))
  },
})

type Cameras = { id: string; name: string; place: string }[]

async function split(
  c: Context,
  cameras: Cameras,
  { by, from, to, zone }: CountTallyQuery,
): Promise<{ groups: Group[]; stretches: Stretch[] }> {
  switch (by) {
    case 'all':
      return {
        groups: [{ key: '', from, to }],
        stretches: cameras.map(({ id }) => ({ group: 0, camera: id, from, to })),
      }
    case 'camera':
      return {
        groups: cameras.map(({ name }) => ({ key: name, from, to })),
        stretches: cameras.map(({ id }, group) => ({ group, camera: id, from, to })),
      }
    case 'day': {
      const days = daysOf({ from, until: to }, zone)
      return {
        groups: days.map((day) => ({ key: '', ...day })),
        stretches: days.flatMap((day, group) => cameras.map(({ id }) => ({ group, camera: id, ...day }))),
      }
    }
    case 'lesson': {
      const timetables = await readTimetables(c.prisma)
      const names: string[] = []
      const numberOf = (name: string) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1)
      const stretches = cameras.flatMap(({ id, place }) => {
        const timetable = timetables.lessonsOf(place)
        const lessons = timetable ? lessonsBetween(timetable, from, to) : []
        return lessons.map((lesson) => ({ ...lesson, group: numberOf(lesson.name), camera: id }))
      })
      return { groups: names.map((key) => ({ key, from, to })), stretches }
    }
  }
}

/** Groups with something measured, in their order. */
function readGroups({ prisma }: Context, stretches: readonly Stretch[]): Promise<Row[]> {
  const groups = stretches.map(({ group }) => group)
  const cameras = stretches.map(({ camera }) => camera)
  const begins = stretches.map(({ from }) => new Date(from))
  const ends = stretches.map(({ to }) => new Date(to))
  return prisma.$queryRaw<Row[]>`
    WITH stretch AS (
      SELECT * FROM unnest(${groups}::int[], ${cameras}::uuid[], ${begins}::timestamptz[], ${ends}::timestamptz[])
        AS s(grp, camera, begins, ends)),
    measured AS (
      SELECT grp, m.* FROM stretch JOIN camera_minutes m ON camera_id = camera AND at >= begins AND at < ends),
    behaviour AS (
      SELECT grp, i, sum(amount::float8 / frames * seconds / 60) AS minutes
      FROM measured, unnest(behaviours) WITH ORDINALITY AS b(amount, i) GROUP BY 1, 2)
    SELECT grp AS group, sum(seconds)::float8 AS seconds, sum(people)::float8 / sum(frames) AS average,
      max(people_most)::int AS most, coalesce(sum(unsure)::float8 / nullif(sum(people), 0), 0) AS unsure,
      (SELECT array_agg(minutes ORDER BY i) FROM behaviour b WHERE b.grp = measured.grp) AS minutes
    FROM measured GROUP BY grp ORDER BY grp`
}

const tenth = (n: number) => Math.round(n * 10) / 10
