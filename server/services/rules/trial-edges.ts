import type { TrialDays } from '../../contract/trial'
import { dayAt } from '../../rules/schedule/opening'
import { DAY_MS, instantOf } from '../../rules/schedule/zone'

const HOUR_MS = 3_600_000

/**
 * Where the steps of the last days begin, and now, where they end; Unix ms. Of a week they are hours, of more days: those of the
 * zone, of 23 and 25 hours when its clocks change. Pure.
 */
export function trialEdges(zone: string, days: TrialDays, now: number): number[] {
  const today = dayAt(zone, Math.floor(now / 1000) * 1000)
  const midnights = Array.from({ length: days + 1 }, (_, i) => instantOf(zone, (today - days + i) * DAY_MS, 'first'))
  if (days > 7) return [...midnights.filter((at) => at < now), now]
  const edges = midnights.flatMap((from, i) => {
    const until = Math.min(now, midnights[i + 1] ?? now)
    return Array.from({ length: Math.ceil((until - from) / HOUR_MS) }, (_, hour) => from + hour * HOUR_MS)
  })
  return [...edges, now]
}
