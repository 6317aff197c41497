/** What cameras showed in a period: sums, the most at once and when, and where nothing was measured. */

import type { CameraMaterial, CountMaterial } from '../../assistant/facts/material'
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import type { PrismaClient } from '../../store/generated/client'
import { gapsOf } from './gaps'
import { MINUTE_MS } from './minutes'

type Sums = { camera: string; frames: number; seconds: number; people: number; unsure: number; first: Date; last: Date }
/** series 1: people, then the behaviours in their order. */
type Series = { camera: string; series: number; minutes: number; most: number; minute: number }
type Hole = { camera: string; after: Date; before: Date }
export type History = Pick<CameraMaterial, 'counts' | 'gaps'>

/** Whole minutes from `from` to `until`, Unix ms, of each camera from when it was added (`since`). */
export async function readHistory(
  prisma: PrismaClient,
  cameras: readonly { id: string; since: number }[],
  { from, until }: { from: number; until: number },
): Promise<Map<string, History>> {
  const ids = cameras.map(({ id }) => id)
  const [start, end] = [new Date(from), new Date(until)]
  const [sums, series, holes] = await Promise.all([
    prisma.$queryRaw<Sums[]>`
      SELECT camera_id::text AS camera, sum(frames)::float8 AS frames, sum(seconds)::float8 AS seconds,
        sum(people)::float8 AS people, sum(unsure)::float8 AS unsure, min(at) AS first, max(at) AS last
      FROM camera_minutes WHERE camera_id = ANY(${ids}::uuid[]) AND at >= ${start} AND at < ${end} GROUP BY 1`,
    // Most and first minute of it in one number: one pass, whatever the length of the period.
    prisma.$queryRaw<Series[]>`
      SELECT camera, series::int, minutes, (peak / 4294967296)::int AS most, 4294967295 - (peak % 4294967296)::float8 AS minute
      FROM (
        SELECT camera_id::text AS camera, s.i AS series, sum(s.amount::float8 / frames * seconds / 60) AS minutes,
          max(s.most::int8 * 4294967296 + 4294967295 - (extract(epoch FROM at) / 60)::int8) AS peak
        FROM camera_minutes, unnest(array_prepend(people, behaviours), array_prepend(people_most, mosts))
          WITH ORDINALITY AS s(amount, most, i)
        WHERE camera_id = ANY(${ids}::uuid[]) AND at >= ${start} AND at < ${end} GROUP BY 1, 2) t`,
    prisma.$queryRaw<Hole[]>`
      SELECT camera, at AS after, next AS before FROM (
        SELECT camera_id::text AS camera, at, lead(at) OVER (PARTITION BY camera_id ORDER BY at) AS next
        FROM camera_minutes WHERE camera_id = ANY(${ids}::uuid[]) AND at >= ${start} AND at < ${end}) t
      WHERE next - at > interval '1 minute'`,
  ])
  return new Map(
    cameras.map(({ id, since }) => {
      const sum = sums.find(({ camera }) => camera === id)
      const own = holes.filter(({ camera }) => camera === id)
      const known = sum && { first: sum.first.getTime(), last: sum.last.getTime() }
      const inner = own.map(({ after, before }) => ({ from: after.getTime() + MINUTE_MS, to: before.getTime() }))
      return [
        id,
        {
          counts: sum
            ? countsOf(
                sum,
                series.filter(({ camera }) => camera === id),
              )
            : null,
          gaps: gapsOf({ from: Math.max(from, since), until }, known ?? null, inner),
        },
      ]
    }),
  )
}

function countsOf({ frames, seconds, people, unsure }: Sums, series: readonly Series[]): CountMaterial {
  const of = (index: number) => {
    const found = series.find((row) => row.series === index)
    return { personMinutes: found?.minutes ?? 0, most: found?.most ?? 0, mostAt: (found?.minute ?? 0) * MINUTE_MS }
  }
  const all = of(1)
  return {
    // Of little, to a tenth: what was measured for half a minute was measured.
    measuredMinutes: seconds < 600 ? Math.round(seconds / 6) / 10 : Math.round(seconds / 60),
    people: { average: people / frames, most: all.most, mostAt: all.mostAt },
    behaviours: BEHAVIOUR_ORDER.map((code, i) => ({ code, ...of(i + 2) })).filter(({ most }) => most > 0),
    unsure: people === 0 ? 0 : unsure / people,
  }
}
