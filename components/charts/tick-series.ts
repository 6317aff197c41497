/** The last minutes of one camera's counts, as ticks bring them: bounded in points and in time. */
import type { TickMessage } from '@/server/contract/socket'

export type TickPoint = Pick<TickMessage, 'timestamp' | 'counts' | 'people' | 'unsure'>
/** `counts` null: nobody counted then, and the lines have a gap. */
export type LinePoint = TickPoint | { timestamp: number; counts: null }

/** Longest span shown. */
export const WINDOW_MS = 5 * 60_000
/** Most points kept: at 50 ms a minute, from 250 ms on the whole window. */
export const MAX_POINTS = 1_200

/** @returns a new list, oldest first, with the point appended; a point not newer than the last is ignored. */
export function appendTick(points: readonly TickPoint[], point: TickPoint): readonly TickPoint[] {
  const last = points.at(-1)
  if (last && point.timestamp <= last.timestamp) return points
  const first = points.findIndex((p) => p.timestamp > point.timestamp - WINDOW_MS)
  const kept = first < 0 ? [] : points.slice(Math.max(first, points.length - MAX_POINTS + 1))
  return [...kept, point]
}

/** What is known of the time before the first tick stands before it, as far as the window goes. */
export function withStored(stored: readonly TickPoint[], ticks: readonly TickPoint[]): readonly TickPoint[] {
  const end = ticks.at(-1)?.timestamp ?? stored.at(-1)?.timestamp ?? 0
  const first = ticks[0]?.timestamp ?? Number.POSITIVE_INFINITY
  const before = stored.filter(({ timestamp }) => timestamp < first && timestamp > end - WINDOW_MS)
  return before.length === 0 ? ticks : [...before, ...ticks]
}

/** Stored points are a minute apart at most: where there is more between two, nobody counted. */
const MAX_GAP_MS = 75_000

/** The same with a hole where nobody counted. */
export function withGaps(points: readonly TickPoint[]): LinePoint[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1]
    const gap = before && point.timestamp - before.timestamp > MAX_GAP_MS
    return gap ? [{ timestamp: before.timestamp + 1, counts: null }, point] : [point]
  })
}
