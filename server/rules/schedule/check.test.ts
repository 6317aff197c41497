import { describe, expect, it } from 'vitest'
import type { Timetable } from '../../contract/schedule'
import { faultsOf } from './check'

const NOW = Date.parse('2026-03-02T12:00Z')
const MONDAY = { name: '', days: [1 as const], from: '08:00', to: '10:00' }
const table = (more: Partial<Timetable>): Timetable => ({
  timeZone: 'Europe/Berlin',
  periods: [MONDAY],
  exceptions: [],
  quiet: [],
  ...more,
})
const day = (from: string, to = from, periods: Timetable['exceptions'][number]['periods'] = []) => ({
  name: '',
  from,
  to,
  periods,
})
const MORNING = { name: '', from: '08:00', to: '09:00' }

describe('S6: a schedule that would never apply is refused, with the reason at the field', () => {
  it.each<[string, Partial<Timetable>, Record<string, string>]>([
    ['an ordinary week', {}, {}],
    ['nothing at all', { periods: [] }, { periods: 'neverOpen' }],
    [
      'one that is open on a day to come alone',
      { periods: [], exceptions: [day('2026-05-01', '2026-05-01', [MORNING])] },
      {},
    ],
    [
      'or on a day that is over',
      { periods: [], exceptions: [day('2026-02-27', '2026-02-27', [MORNING])] },
      { periods: 'neverOpen' },
    ],
    ['holidays beyond a year', { exceptions: [day('2026-03-01', '2028-03-01')] }, { periods: 'neverOpen' }],
    ['quiet whenever it is open', { quiet: [{ days: [1], from: '07:30', to: '10:00' }] }, { quiet: 'alwaysQuiet' }],
    ['quiet for a part of it', { quiet: [{ days: [1], from: '07:30', to: '09:59' }] }, {}],
    ['quiet on another day', { quiet: [{ days: [2], from: '07:30', to: '10:00' }] }, {}],
    ['a period on no day', { periods: [MONDAY, { ...MONDAY, days: [] }] }, { 'periods.1.days': 'noDays' }],
    [
      'an exception that ends first',
      { exceptions: [day('2026-03-05', '2026-03-04')] },
      { 'exceptions.0.to': 'endsBefore' },
    ],
    [
      'two exceptions for one day',
      { exceptions: [day('2026-03-01', '2026-03-05'), day('2026-03-05', '2026-03-06')] },
      { 'exceptions.1.from': 'overlaps' },
    ],
  ])('%s', (_name, change, faults) => {
    expect(faultsOf(table(change), NOW)).toEqual(faults)
  })
})
