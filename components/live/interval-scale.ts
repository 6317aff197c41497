/** A slider over 50 ms to 10 s: equal steps are equal ratios, and every stop is a round number. */
import { INTERVAL_MAX_MS, INTERVAL_MIN_MS } from '@/server/contract/camera'

/** The stops, ms. */
export const INTERVAL_STOPS: readonly number[] = [
  50, 60, 80, 100, 125, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1250, 1500, 2000, 2500, 3000, 4000, 5000, 6000,
  8000, 10_000,
]

/** The stop nearest to an interval by ratio; what lies outside gets the first or the last. */
export function stopOf(ms: number): number {
  const wanted = Math.log(Math.min(INTERVAL_MAX_MS, Math.max(INTERVAL_MIN_MS, ms)))
  let best = 0
  INTERVAL_STOPS.forEach((stop, i) => {
    if (Math.abs(Math.log(stop) - wanted) < Math.abs(Math.log(INTERVAL_STOPS[best]!) - wanted)) best = i
  })
  return best
}

export function intervalAt(stop: number): number {
  return INTERVAL_STOPS[Math.min(INTERVAL_STOPS.length - 1, Math.max(0, Math.round(stop)))]!
}
