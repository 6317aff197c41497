/** Periods as a model names them: a day, a week, a month of the asker's zone, or two readings of its clocks. Pure. */
import { MAX_PERIOD_MS, type PeriodClaim } from '../../contract/report'
import { weekdayOf } from '../../rules/schedule/opening'
import { DAY_MS, instantOf, wallOf } from '../../rules/schedule/zone'

/** from, to: what clocks show, YYYY-MM-DDTHH:MM, with `custom`. */
export type PeriodArguments = { period: PeriodClaim | 'custom'; from?: string | undefined; to?: string | undefined }

/** claim: null for readings of the clock. until: no later than now. */
export type AskedPeriod = { claim: PeriodClaim | null; from: number; until: number }

/** Null: no period, one that is too long, or one that has not begun. */
export function periodOf({ period, from, to }: PeriodArguments, now: number, zone: string): AskedPeriod | null {
  const span = period === 'custom' ? customSpan(from, to, zone) : namedSpan(period, now, zone)
  if (!span || span.to - span.from > MAX_PERIOD_MS + DAY_MS) return null
  const until = Math.min(span.to, now)
  return until > span.from ? { claim: period === 'custom' ? null : period, from: span.from, until } : null
}

type Span = { from: number; to: number }

function customSpan(from: string | undefined, to: string | undefined, zone: string): Span | null {
  const [first, last] = [from, to].map((text) => Date.parse(`${text}:00Z`))
  if (first === undefined || last === undefined || Number.isNaN(first) || Number.isNaN(last)) return null
  return { from: instantOf(zone, first, 'first'), to: instantOf(zone, last, 'last') }
}

/** From midnight to midnight of the zone, however many hours that is. */
function namedSpan(period: PeriodClaim, now: number, zone: string): Span {
  const today = Math.floor(wallOf(zone, now) / DAY_MS)
  const days = (from: number, to: number): Span => ({ from: midnight(zone, from), to: midnight(zone, to) })
  const monday = today - (weekdayOf(today) - 1)
  const date = new Date(today * DAY_MS)
  const month = (offset: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1) / DAY_MS
  switch (period) {
    case 'today':
      return days(today, today + 1)
    case 'yesterday':
      return days(today - 1, today)
    case 'this_week':
      return days(monday, monday + 7)
    case 'last_week':
      return days(monday - 7, monday)
    case 'this_month':
      return days(month(0), month(1))
    case 'last_month':
      return days(month(-1), month(0))
  }
}

/** Days are counted since 1970-01-01. */
const midnight = (zone: string, day: number): number => instantOf(zone, day * DAY_MS, 'first')

/** Days of the zone that lie in it, whole or in part, in order. */
export function daysOf({ from, until }: Pick<AskedPeriod, 'from' | 'until'>, zone: string): Span[] {
  const [first, last] = [from, until - 1].map((at) => Math.floor(wallOf(zone, Math.floor(at / 1000) * 1000) / DAY_MS))
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    from: Math.max(from, midnight(zone, first + i)),
    to: Math.min(until, midnight(zone, first + i + 1)),
  }))
}
