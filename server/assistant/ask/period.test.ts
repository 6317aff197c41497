import { expect, test } from 'vitest'
import { type AskedPeriod, daysOf, type PeriodArguments, periodOf } from './period'

const HOUR = 3_600_000
/** 2031-10-26: clocks in Berlin go back; a Sunday. */
const NOW = Date.UTC(2031, 9, 29, 12)
const zone = 'Europe/Berlin'
const known = (period: PeriodArguments) => periodOf(period, NOW, zone) as AskedPeriod
const iso = (at: number) => new Date(at).toISOString().slice(0, 16)

test.each([
  ['today', '2031-10-28T23:00', '2031-10-29T12:00'],
  ['yesterday', '2031-10-27T23:00', '2031-10-28T23:00'],
  ['this_week', '2031-10-26T23:00', '2031-10-29T12:00'],
  ['last_week', '2031-10-19T22:00', '2031-10-26T23:00'],
  ['this_month', '2031-09-30T22:00', '2031-10-29T12:00'],
  ['last_month', '2031-08-31T22:00', '2031-09-30T22:00'],
] as const)('%s', (period, from, until) => {
  const found = known({ period })
  expect([found.claim, iso(found.from), iso(found.until)]).toEqual([period, from, until])
})

test('readings of a clock that comes twice, or never', () => {
  const of = (from: string, to: string) => known({ period: 'custom', from, to })
  const twice = of('2031-10-26T02:30', '2031-10-26T02:30')
  expect((twice.until - twice.from) / HOUR).toBe(1)
  const never = of('2031-10-01T00:00', '2031-10-02T00:00')
  expect(iso(never.from)).toBe('2031-09-30T22:00')
})

test.each([
  [{ period: 'custom' as const }],
  [{ period: 'custom' as const, from: '2031-10-02T00:00', to: '2031-10-01T00:00' }],
  [{ period: 'custom' as const, from: '2031-11-02T00:00', to: '2031-11-03T00:00' }],
  [{ period: 'custom' as const, from: '2030-01-01T00:00', to: '2031-01-01T00:00' }],
  [{ period: 'custom' as const, from: '2031-99-99T00:00', to: '2031-10-01T00:00' }],
])('%o is none', (period) => {
  expect(periodOf(period, NOW, zone)).toBeNull()
})

test('days are as long as the zone has them, the first and the last cut off', () => {
  const from = Date.UTC(2031, 9, 25, 10)
  const days = daysOf({ from, until: Date.UTC(2031, 9, 27, 10) }, zone)
  expect(days.map((day) => (day.to - day.from) / HOUR)).toEqual([12, 25, 11])
  expect(days[0]?.from).toBe(from)
})
