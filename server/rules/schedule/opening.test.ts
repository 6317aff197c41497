import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Timetable, Weekday } from '../../contract/schedule'
import { nextChange, openingAt, periodAt, periodsWithin } from './opening'

const HOST = process.env.TZ
// The furthest from the zones below.
beforeEach(() => {
  process.env.TZ = 'Pacific/Apia'
})
afterAll(() => {
  process.env.TZ = HOST
})

const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const SCHOOL_DAYS: Weekday[] = [1, 2, 3, 4, 5]
const table = (timeZone: string, more: Partial<Timetable> = {}): Timetable => ({
  timeZone,
  periods: [],
  exceptions: [],
  quiet: [],
  ...more,
})
const at = (text: string) => Date.parse(text)
const iso = (time: number | null) => time && new Date(time).toISOString().replace(':00.000Z', 'Z')
/** Each opening and closing from here on. */
function changes(timetable: Timetable, from: string, count: number): (string | null | 0)[] {
  const found: (number | null)[] = []
  for (let time: number | null = at(from); found.length < count && time !== null; ) {
    time = nextChange(timetable, time)
    found.push(time)
  }
  return found.map(iso)
}
const hours = (timetable: Timetable, from: string) => {
  const [opens, closes] = changes(timetable, from, 2)
  return (at(String(closes)) - at(String(opens))) / 3_600_000
}

const night = (timeZone: string) =>
  table(timeZone, { periods: [{ name: '', days: EVERY_DAY, from: '22:00', to: '06:00' }] })

describe('S1: the clock of the zone counts, whatever the host', () => {
  it.each([
    // An ordinary night, the one before clocks go forward, the one before they go back.
    ['Europe/Berlin', '2026-01-15T12:00Z', 8],
    ['Europe/Berlin', '2026-03-28T12:00Z', 7],
    ['Europe/Berlin', '2026-10-24T12:00Z', 9],
    ['America/New_York', '2026-03-07T17:00Z', 7],
    ['America/New_York', '2026-10-31T17:00Z', 9],
    // The other way round in the south, and by half an hour.
    ['Australia/Lord_Howe', '2026-04-04T02:00Z', 8.5],
    ['Asia/Shanghai', '2026-03-28T04:00Z', 8],
  ])('in %s, 22:00-06:00 after %s lasts %d hours', (zone, from, lasts) => {
    expect(hours(night(zone), from)).toBe(lasts)
  })

  it('a period in an hour that is skipped does not take place, one in an hour that comes twice takes place once', () => {
    const early = table('Europe/Berlin', { periods: [{ name: '', days: EVERY_DAY, from: '02:15', to: '02:45' }] })
    expect(changes(early, '2026-03-28T12:00Z', 2)).toEqual(['2026-03-30T00:15Z', '2026-03-30T00:45Z'])
    expect(changes(early, '2026-10-24T12:00Z', 2)).toEqual(['2026-10-25T00:15Z', '2026-10-25T01:45Z'])
  })
})

const lessons = table('Asia/Shanghai', {
  periods: [
    { name: 'Lesson 1', days: SCHOOL_DAYS, from: '08:00', to: '08:45' },
    { name: 'Lesson 2', days: SCHOOL_DAYS, from: '08:45', to: '09:30' },
    { name: 'Lesson 3', days: SCHOOL_DAYS, from: '10:00', to: '10:40' },
  ],
})

describe('S2: a period runs from its beginning to before its end', () => {
  it.each([
    ['2026-03-01T23:59:59Z', null],
    ['2026-03-02T00:00:00Z', 'Lesson 1'],
    ['2026-03-02T00:44:59Z', 'Lesson 1'],
    ['2026-03-02T00:45:00Z', 'Lesson 2'],
    ['2026-03-02T01:30:00Z', null],
    ['2026-03-02T02:39:59.999Z', 'Lesson 3'],
    ['2026-03-07T00:10:00Z', null],
  ])('at %s: %s', (time, name) => {
    expect(periodAt(lessons, at(time))?.name ?? null).toBe(name)
    expect(openingAt(lessons, at(time)).open).toBe(name !== null)
  })

  it('does not close between periods that follow each other, and waits for Monday', () => {
    expect(changes(lessons, '2026-03-06T00:10Z', 4)).toEqual([
      '2026-03-06T01:30Z',
      '2026-03-06T02:00Z',
      '2026-03-06T02:40Z',
      '2026-03-09T00:00Z',
    ])
  })

  it('of several the one that began last is told', () => {
    const both = table('UTC', {
      periods: [
        { name: 'Exam', days: [1], from: '08:30', to: '10:00' },
        { name: 'Morning', days: [1], from: '08:00', to: '12:00' },
      ],
    })
    expect(['08:10', '09:00', '11:00'].map((time) => periodAt(both, at(`2026-03-02T${time}Z`))?.name)).toEqual([
      'Morning',
      'Exam',
      'Morning',
    ])
  })

  it('is never closed when the day ends where the next begins', () => {
    const always = table('UTC', { periods: [{ name: '', days: EVERY_DAY, from: '00:00', to: '00:00' }] })
    expect(openingAt(always, at('2026-03-02T23:59:59Z')).open).toBe(true)
    expect(nextChange(always, at('2026-03-02T00:00Z'))).toBeNull()
  })
})

describe('S3: an exception stands in place of what begins on its days', () => {
  it('a holiday has no lessons, a short day its own', () => {
    const days = {
      ...lessons,
      exceptions: [
        { name: 'Holiday', from: '2026-03-03', to: '2026-03-05', periods: [] },
        {
          name: 'Sports day',
          from: '2026-03-06',
          to: '2026-03-06',
          periods: [{ name: 'Sports', from: '13:00', to: '15:00' }],
        },
      ],
    }
    expect(changes(days, '2026-03-02T02:10Z', 3)).toEqual([
      '2026-03-02T02:40Z',
      '2026-03-06T05:00Z',
      '2026-03-06T07:00Z',
    ])
    expect(periodAt(days, at('2026-03-06T06:00Z'))?.name).toBe('Sports')
  })

  it('a night that began the evening before goes on into it', () => {
    const closed = { ...night('UTC'), exceptions: [{ name: '', from: '2026-03-03', to: '2026-03-03', periods: [] }] }
    expect(changes(closed, '2026-03-02T23:00Z', 2)).toEqual(['2026-03-03T06:00Z', '2026-03-04T22:00Z'])
  })
})

it('S4: quiet hours close what a period opens, on exceptional days too, and leave the lesson its name', () => {
  const quiet = {
    ...lessons,
    exceptions: [
      { name: '', from: '2026-03-07', to: '2026-03-07', periods: [{ name: 'Extra', from: '08:00', to: '09:00' }] },
    ],
    quiet: [{ days: EVERY_DAY, from: '08:10', to: '08:20' }],
  }
  expect(changes(quiet, '2026-03-06T00:00Z', 2)).toEqual(['2026-03-06T00:10Z', '2026-03-06T00:20Z'])
  expect(changes(quiet, '2026-03-07T00:00Z', 2)).toEqual(['2026-03-07T00:10Z', '2026-03-07T00:20Z'])
  expect(periodAt(quiet, at('2026-03-06T00:15Z'))?.name).toBe('Lesson 1')
})

it('says until when nothing changes, so that nobody need look before', () => {
  const seen = openingAt(lessons, at('2026-03-02T00:10Z'))
  expect({ ...seen, untilMs: iso(seen.untilMs) }).toEqual({ open: true, untilMs: '2026-03-02T01:30Z' })
  const weekend = openingAt(lessons, at('2026-03-07T00:10Z'))
  expect(weekend.open).toBe(false)
  expect(weekend.untilMs).toBeGreaterThan(at('2026-03-08T00:00Z'))
})

it('periods within a span of time are those of which it has a moment, across midnight too', () => {
  const lessons = table('Asia/Shanghai', {
    periods: [
      { name: 'second', days: EVERY_DAY, from: '09:00', to: '09:45' },
      { name: 'first', days: EVERY_DAY, from: '08:00', to: '08:45' },
      { name: 'night', days: EVERY_DAY, from: '22:00', to: '06:00' },
    ],
  })
  const names = (from: string, to: string) => periodsWithin(lessons, at(from), at(to)).map(({ name }) => name)
  expect(names('2026-03-02T08:30+08:00', '2026-03-02T09:30+08:00')).toEqual(['first', 'second'])
  expect(names('2026-03-02T08:45+08:00', '2026-03-02T09:00+08:00')).toEqual([])
  expect(names('2026-03-02T23:00+08:00', '2026-03-03T09:00+08:00')).toEqual(['night', 'first'])
})
