/** Sums of what cameras measured, by the database: of equal steps of time, or of any stretches. */
import { BEHAVIOUR_ORDER } from '../../contract/behaviours'
import type { Measured } from '../../contract/history'
import { Prisma, type PrismaClient } from '../../store/generated/client'
import { hundredth } from './hundredth'
import { byUnits, QUARTER_MS, type Span } from './zone-spans'

type Row = {
  /** Null: of all groups together. */
  key: number | null
  cameras: number
  seconds: number
  people: number
  unsure: number
  behaviours: number[]
  at_once: number
  most: number
}
/** `null`: all of it, where that was asked for. */
export type Sums = Map<number | null, Measured>

/**
 * What was measured in steps of `step` ms: the key of a moment is floor((it + offset) / step), modulo `cycle`.
 * @param fine by minutes; else by quarters of an hour, which spans and steps have to be made of
 * @param all the sum of all steps as well, in one reading
 */
export async function sumSteps(
  prisma: PrismaClient,
  cameraIds: readonly string[],
  {
    spans,
    step,
    cycle,
    fine,
    all = false,
  }: { spans: readonly (Span & { offset: number })[]; step: number; cycle: number; fine: boolean; all?: boolean },
): Promise<Sums> {
  const begins = spans.map(({ from }) => new Date(from))
  const ends = spans.map(({ to }) => new Date(to))
  const offsets = spans.map(({ offset }) => offset / 1000)
  const first = new Date(Math.min(...spans.map(({ from }) => from)))
  const last = new Date(Math.max(...spans.map(({ to }) => to)))
  const groups = all ? Prisma.sql`GROUPING SETS ((1, 2), (2))` : Prisma.sql`1, 2`
  const rows = await prisma.$queryRaw<Row[]>`
    WITH span AS (
      SELECT * FROM unnest(${begins}::timestamptz[], ${ends}::timestamptz[], ${offsets}::float8[]) AS s(begins, ends, ahead)),
    measured AS (
      SELECT camera_id, at, seconds, people, unsure, behaviours, people_most FROM camera_quarters
      WHERE NOT ${fine}::bool AND camera_id = ANY(${cameraIds}::uuid[]) AND at >= ${first} AND at < ${last}
      UNION ALL
      SELECT camera_id, at, seconds, people::float8 / frames * seconds, unsure::float8 / frames * seconds,
        ARRAY[behaviours[1]::float8 / frames * seconds, behaviours[2]::float8 / frames * seconds,
          behaviours[3]::float8 / frames * seconds, behaviours[4]::float8 / frames * seconds,
          behaviours[5]::float8 / frames * seconds, behaviours[6]::float8 / frames * seconds], people_most
      FROM camera_minutes
      WHERE ${fine}::bool AND camera_id = ANY(${cameraIds}::uuid[]) AND at >= ${first} AND at < ${last}),
    by_camera AS (
      SELECT (floor((date_part('epoch', at) + ahead) / ${step / 1000}::float8)::int8 % ${cycle}::int8) AS key, camera_id,
        sum(seconds) AS seconds, sum(people) AS people, sum(unsure) AS unsure, max(people_most) AS most,
        sum(behaviours[1]) AS b1, sum(behaviours[2]) AS b2, sum(behaviours[3]) AS b3, sum(behaviours[4]) AS b4,
        sum(behaviours[5]) AS b5, sum(behaviours[6]) AS b6
      FROM measured JOIN span ON at >= begins AND at < ends GROUP BY ${groups})
    SELECT key::float8 AS key, count(*)::int AS cameras, sum(seconds)::float8 AS seconds, sum(people) AS people,
      sum(unsure) AS unsure, ARRAY[sum(b1), sum(b2), sum(b3), sum(b4), sum(b5), sum(b6)] AS behaviours,
      sum(people / nullif(seconds, 0)) AS at_once, max(most) AS most
    FROM by_camera WHERE seconds > 0 GROUP BY 1 ORDER BY 1`
  return toSums(rows)
}

/** In the group `key`, of the cameras of `set`. */
export type Stretch = Span & { key: number; set: number }

/** The same of stretches. Half of the groups by each of two connections: a database does one query with one core. */
export async function sumStretches(
  prisma: PrismaClient,
  cameras: readonly { id: string; set: number }[],
  stretches: readonly Stretch[],
): Promise<Sums> {
  const halves = [0, 1].map((half) => stretches.filter(({ key }) => key % 2 === half))
  const sums = await Promise.all(halves.map((own) => (own.length > 0 ? readStretches(prisma, cameras, own) : [])))
  return toSums(sums.flat())
}

/**
 * Whole quarters of an hour from where they are kept, the rest by minutes. OFFSET 0: each stretch is looked up by the index,
 * which the planner else gives up for a scan of everything.
 */
function readStretches(
  prisma: PrismaClient,
  cameras: readonly { id: string; set: number }[],
  stretches: readonly Stretch[],
): Promise<Row[]> {
  const parts = stretches.flatMap(({ key, set, ...span }) => {
    const { whole, rest } = byUnits(span, QUARTER_MS)
    const fine = rest.map((part) => ({ key, set, fine: true, ...part }))
    return whole ? [{ key, set, fine: false, ...whole }, ...fine] : fine
  })
  const arrays = (fine: boolean) => {
    const own = parts.filter((part) => part.fine === fine)
    return [
      own.map(({ key }) => key),
      own.map(({ set }) => set),
      own.map(({ from }) => new Date(from)),
      own.map(({ to }) => new Date(to)),
    ] as const
  }
  const [keys, sets, begins, ends] = arrays(false)
  const [fineKeys, fineSets, fineBegins, fineEnds] = arrays(true)
  return prisma.$queryRaw<Row[]>`
    WITH camera AS (
      SELECT * FROM unnest(${cameras.map(({ id }) => id)}::uuid[], ${cameras.map(({ set }) => set)}::int[]) AS c(id, set)),
    measured AS (
      SELECT key, camera_id, seconds, people, unsure, people_most, behaviours[1] AS b1, behaviours[2] AS b2,
        behaviours[3] AS b3, behaviours[4] AS b4, behaviours[5] AS b5, behaviours[6] AS b6
      FROM unnest(${keys}::int[], ${sets}::int[], ${begins}::timestamptz[], ${ends}::timestamptz[]) AS s(key, set, begins, ends)
      JOIN camera USING (set) CROSS JOIN LATERAL (
        SELECT * FROM camera_quarters WHERE camera_id = camera.id AND at >= begins AND at < ends OFFSET 0) part
      UNION ALL
      SELECT key, camera_id, seconds, people * share, unsure * share, people_most, behaviours[1] * share,
        behaviours[2] * share, behaviours[3] * share, behaviours[4] * share, behaviours[5] * share, behaviours[6] * share
      FROM unnest(${fineKeys}::int[], ${fineSets}::int[], ${fineBegins}::timestamptz[], ${fineEnds}::timestamptz[])
        AS s(key, set, begins, ends)
      JOIN camera USING (set) CROSS JOIN LATERAL (
        SELECT *, seconds::float8 / frames AS share FROM camera_minutes
        WHERE camera_id = camera.id AND at >= begins AND at < ends OFFSET 0) part),
    by_camera AS (
      SELECT key, camera_id, sum(seconds) AS seconds, sum(people) AS people, sum(unsure) AS unsure, max(people_most) AS most,
        sum(b1) AS b1, sum(b2) AS b2, sum(b3) AS b3, sum(b4) AS b4, sum(b5) AS b5, sum(b6) AS b6
      FROM measured GROUP BY 1, 2)
    SELECT key::float8 AS key, count(*)::int AS cameras, sum(seconds)::float8 AS seconds, sum(people) AS people,
      sum(unsure) AS unsure, ARRAY[sum(b1), sum(b2), sum(b3), sum(b4), sum(b5), sum(b6)] AS behaviours,
      sum(people / nullif(seconds, 0)) AS at_once, max(most) AS most
    FROM by_camera WHERE seconds > 0 GROUP BY 1`
}

function toSums(rows: readonly Row[]): Sums {
  return new Map(
    rows.map(({ key, cameras, seconds, people, unsure, behaviours, at_once, most }) => [
      key,
      {
        ...{ seconds, cameras, personSeconds: tenth(people), unsureSeconds: tenth(unsure) },
        behaviourSeconds: Object.fromEntries(
          BEHAVIOUR_ORDER.map((code, i) => [code, tenth(behaviours[i] ?? 0)]),
        ) as Measured['behaviourSeconds'],
        ...{ people: hundredth(at_once), peopleMost: most },
      },
    ]),
  )
}

const tenth = (n: number) => Math.round(n * 10) / 10
