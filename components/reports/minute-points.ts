/** Minutes of a camera as points of a chart. Pure. */
import type { LinePoint } from '@/components/charts/tick-series'
import { type CameraMinuteView, MAX_MINUTES } from '@/server/contract/tally'

const MINUTE_MS = 60_000
/** On each side of the moment. */
const AROUND_MS = 15 * MINUTE_MS

/** Whole minutes around a moment or a stretch, a day at most. */
export function windowOf(at: number, until: number | null): { from: number; to: number } {
  const from = Math.max(0, Math.floor((at - AROUND_MS) / MINUTE_MS) * MINUTE_MS)
  const to = Math.ceil(((until ?? at) + AROUND_MS) / MINUTE_MS) * MINUTE_MS
  return { from, to: Math.min(to, from + MAX_MINUTES * MINUTE_MS) }
}

/** One point a minute; nothing was counted where there is none. */
export function toPoints(
  minutes: readonly CameraMinuteView[],
  { from, to }: { from: number; to: number },
): LinePoint[] {
  const byTime = new Map(minutes.map((minute) => [minute.at, minute]))
  return Array.from({ length: Math.ceil((to - from) / MINUTE_MS) }, (_, i): LinePoint => {
    const timestamp = from + i * MINUTE_MS
    const minute = byTime.get(timestamp)
    if (!minute) return { timestamp, counts: null }
    return { timestamp, counts: minute.behaviours, people: minute.people, unsure: minute.unsure }
  })
}
