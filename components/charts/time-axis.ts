/** Where an axis of time has its names: round readings of the zone's clocks, days of 23 and 25 hours too. Pure. */
import { DAY_MS, instantOf, wallOf } from '@/server/rules/schedule/zone'

const HOUR_MS = 3_600_000

/** At most about `most` moments, Unix ms: midnights, or full hours when it is a day. */
export function axisMoments(zone: string, { from, to }: { from: number; to: number }, most: number): number[] {
  const first = wallOf(zone, from)
  const length = wallOf(zone, to) - first
  const hours = [1, 2, 3, 4, 6, 12, 24, 48, 72, 168].find((step) => length / (step * HOUR_MS) <= most) ?? 168
  const step = hours * HOUR_MS
  const start = hours >= 24 ? Math.ceil(first / DAY_MS) * DAY_MS : Math.ceil(first / step) * step
  const moments: number[] = []
  for (let wall = start; wall <= first + length; wall += step) moments.push(instantOf(zone, wall, 'first'))
  return moments.filter((at) => at >= from && at <= to)
}
