/** Sums of who was in areas and who crossed lines, by the database: whole hours from where they are kept, the rest from five minutes. */
import { Prisma, type PrismaClient } from '../../store/generated/client'
import { ZONE_HOUR_MS } from './zone-recorder'
import { byUnits, type Span } from './zone-spans'

type Sums = {
  seconds: number
  people: number
  most: number
  entered: number
  left: number
  forward: number
  backward: number
}
export type Total = Sums & { camera: string; zone: string; dwell_ms: number; dwell_most: number; stays: number[] }
type Point = Sums & { zone: string; step: number }

export function readTotals(prisma: PrismaClient, ids: readonly string[], span: Span): Promise<Total[]> {
  return prisma.$queryRaw<Total[]>`
    SELECT camera_id::text AS camera, zone_id AS zone, sum(seconds)::int AS seconds, sum(people) / sum(seconds) AS people,
      max(most) AS most, sum(entered)::int AS entered, sum("left")::int AS "left", sum(dwell_ms) AS dwell_ms,
      max(dwell_most) AS dwell_most, sum(forward)::int AS forward, sum(backward)::int AS backward,
      ARRAY[sum(stays[1]), sum(stays[2]), sum(stays[3]), sum(stays[4]), sum(stays[5]), sum(stays[6])]::int[] AS stays
    FROM (${counted(ids, span, true)}) counted
    GROUP BY 1, 2 HAVING sum(seconds) > 0`
}

/** In steps of `step` ms from the beginning. */
export function readPoints(prisma: PrismaClient, ids: readonly string[], span: Span, step: number): Promise<Point[]> {
  // An hour that reaches into two steps is told apart by its parts.
  const hourly = span.from % ZONE_HOUR_MS === 0 && step % ZONE_HOUR_MS === 0
  return prisma.$queryRaw<Point[]>`
    SELECT zone_id AS zone, floor((extract(epoch FROM at)::float8 - ${span.from / 1000}::float8) / ${step / 1000}::float8)::int AS step,
      sum(seconds)::int AS seconds, sum(people) / sum(seconds) AS people, max(most) AS most, sum(entered)::int AS entered,
      sum("left")::int AS "left", sum(forward)::int AS forward, sum(backward)::int AS backward
    FROM (${counted(ids, span, hourly)}) counted
    GROUP BY 1, 2 HAVING sum(seconds) > 0 ORDER BY 1, 2`
}

function counted(ids: readonly string[], span: Span, hourly: boolean): Prisma.Sql {
  const { whole, rest } = hourly ? byUnits(span, ZONE_HOUR_MS) : { whole: null, rest: [span] }
  const rows = (table: Prisma.Sql, { from, to }: Span) =>
    Prisma.sql`SELECT * FROM ${table} WHERE camera_id = ANY(${ids}::uuid[]) AND at >= ${new Date(from)} AND at < ${new Date(to)}`
  const parts = rest.map((part) => rows(Prisma.sql`zone_counts`, part))
  return Prisma.join(whole ? [rows(Prisma.sql`zone_hours`, whole), ...parts] : parts, ' UNION ALL ')
}
