/** What happened to an incident, in its order: firings that nobody did anything between are one entry. Pure. */
import type { IncidentDetail, IncidentStepView } from '@/server/contract/incident'

export type TimelineEntry =
  | { kind: 'fired'; from: number; to: number; count: number; first: boolean }
  | { kind: 'step'; step: IncidentStepView }

/** @param incident its alerts newest first; there may be fewer than it had */
export function timelineOf({
  alerts,
  steps,
  firstAt,
  count,
}: Pick<IncidentDetail, 'alerts' | 'steps' | 'firstAt' | 'count'>): TimelineEntry[] {
  const fired = alerts.map(({ raisedAt }) => raisedAt)
  // Those that retention took are known by their number alone.
  const gone = count - fired.length
  const entries: TimelineEntry[] = [
    { kind: 'fired', from: firstAt, to: firstAt, count: Math.max(1, gone), first: true },
  ]
  const rest = fired.toSorted((a, b) => a - b).slice(gone > 0 ? 0 : 1)
  let done = 0
  for (const at of rest) {
    for (let step = steps[done]; step && step.at <= at; step = steps[++done]) entries.push({ kind: 'step', step })
    const last = entries.at(-1)
    if (last?.kind === 'fired' && !last.first) {
      last.to = at
      last.count++
    } else entries.push({ kind: 'fired', from: at, to: at, count: 1, first: false })
  }
  return [...entries, ...steps.slice(done).map((step) => ({ kind: 'step' as const, step }))]
}
