import { expect, test } from 'vitest'
import { toPoints, windowOf } from './minute-points'

const MINUTE = 60_000

test('a quarter of an hour on both sides, and never more than a day', () => {
  expect(windowOf(100.5 * MINUTE, null)).toEqual({ from: 85 * MINUTE, to: 116 * MINUTE })
  expect(windowOf(100 * MINUTE, 130 * MINUTE)).toEqual({ from: 85 * MINUTE, to: 145 * MINUTE })
  const long = windowOf(0, 31 * 1440 * MINUTE)
  expect(long.to - long.from).toBe(1440 * MINUTE)
})

test('a minute without anything measured is a gap', () => {
  const behaviours = { u: 1, d: 0, c: 0, b: 0, p: 2, s: 0 }
  const points = toPoints([{ at: MINUTE, people: 3, unsure: 0, behaviours }], { from: 0, to: 3 * MINUTE })
  expect(points).toEqual([
    { timestamp: 0, counts: null },
    { timestamp: MINUTE, counts: behaviours, people: 3, unsure: 0 },
    { timestamp: 2 * MINUTE, counts: null },
  ])
})
