/** Days of a zone as instants, and what to add to them to get its wall clock. Pure. */
import { dayOf } from '../../rules/schedule/opening'
import { DAY_MS, instantOf, MINUTE_MS, wallOf } from '../../rules/schedule/zone'

/** Unix ms. */
export type Span = { from: number; to: number }

/** From the first midnight to the one after the last day, however many hours that is. Dates are YYYY-MM-DD. */
export function spanOfDays(zone: string, from: string, to: string): Span {
  return { from: midnight(zone, dayOf(from)), to: midnight(zone, dayOf(to) + 1) }
}

/** Stretches within which the zone's clocks are ahead of UTC by one `offset`, ms, in order. */
export function offsetSpans(zone: string, { from, to }: Span): (Span & { offset: number })[] {
  const spans: (Span & { offset: number })[] = []
  const add = (start: number, end: number) => {
    const offset = wallOf(zone, start) - start
    const last = spans.at(-1)
    if (last?.offset === offset) last.to = end
    else spans.push({ from: start, to: end, offset })
  }
  // Days are looked at as a whole, but for those in which clocks change.
  for (let start = from; start < to; ) {
    const day = Math.floor(wallOf(zone, start) / DAY_MS)
    const end = Math.min(to, midnight(zone, day + 1))
    if (wallOf(zone, start) - start === wallOf(zone, end) - end) add(start, end)
    else for (let at = start; at < end; at += QUARTER_MS) add(at, Math.min(end, at + QUARTER_MS))
    start = end
  }
  return spans
}

/** Clocks change on a quarter of an hour. */
export const QUARTER_MS = 15 * MINUTE_MS

function midnight(zone: string, day: number): number {
  return instantOf(zone, day * DAY_MS, 'first')
}

/** The whole units of time in a stretch (quarters of an hour, hours; ms), and what is left of it on both sides. */
export function byUnits({ from, to }: Span, unit: number): { whole: Span | null; rest: Span[] } {
  const first = Math.ceil(from / unit) * unit
  const last = Math.floor(to / unit) * unit
  if (first >= last) return { whole: null, rest: [{ from, to }] }
  const rest = [
    { from, to: first },
    { from: last, to },
  ]
  return { whole: { from: first, to: last }, rest: rest.filter((span) => span.to > span.from) }
}
