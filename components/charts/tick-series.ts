/** The last minutes of one camera's counts, as ticks bring them: bounded in points and in time. */
import type { TickMessage } from '@/server/contract/socket'

export type TickPoint = Pick<TickMessage, 'timestamp' | 'counts' | 'people' | 'unsure'>

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
