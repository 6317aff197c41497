import { expect, test } from 'vitest'
import { byUnits, offsetSpans, QUARTER_MS, spanOfDays } from './zone-spans'

const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()

test.each([
  ['Europe/Berlin', '2031-03-30', 23],
  ['Europe/Berlin', '2031-10-26', 25],
  ['Asia/Shanghai', '2031-10-26', 24],
  // Half an hour.
  ['Australia/Lord_Howe', '2031-04-06', 24.5],
])('in %s the day %s has %f hours', (zone, day, hours) => {
  const { from, to } = spanOfDays(zone, day, day)
  expect((to - from) / HOUR).toBe(hours)
})

test('both ends belong to the days, of the zone and not of the host', () => {
  const { from, to } = spanOfDays('Asia/Kolkata', '2031-05-01', '2031-05-02')
  expect([iso(from), iso(to)]).toEqual(['2031-04-30T18:30:00.000Z', '2031-05-02T18:30:00.000Z'])
})

test('one offset between changes of clocks', () => {
  const berlin = offsetSpans('Europe/Berlin', spanOfDays('Europe/Berlin', '2031-10-20', '2031-10-31'))
  expect(berlin.map(({ from, to, offset }) => [iso(from), iso(to), offset / HOUR])).toEqual([
    ['2031-10-19T22:00:00.000Z', '2031-10-26T01:00:00.000Z', 2],
    ['2031-10-26T01:00:00.000Z', '2031-10-31T23:00:00.000Z', 1],
  ])
  expect(offsetSpans('Asia/Kathmandu', spanOfDays('Asia/Kathmandu', '2031-10-20', '2031-10-31'))).toHaveLength(1)
})

const M = 60_000
test.each([
  // 08:00-08:45: quarters alone.
  [480, 525, [480, 525], []],
  [
    485,
    530,
    [495, 525],
    [
      [485, 495],
      [525, 530],
    ],
  ],
  [481, 489, null, [[481, 489]]],
  [480, 494, null, [[480, 494]]],
])('%i to %i minutes by quarters', (from, to, quarters, rest) => {
  const span = ([a, b]: number[]) => ({ from: (a ?? 0) * M, to: (b ?? 0) * M })
  expect(byUnits({ from: from * M, to: to * M }, QUARTER_MS)).toEqual({
    whole: quarters && span(quarters),
    rest: rest.map(span),
  })
})
