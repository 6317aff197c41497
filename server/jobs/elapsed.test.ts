import { expect, test } from 'vitest'
import { elapsedMs } from './elapsed'

test.each([
  ['has not begun', null, null, 5_000, null],
  ['runs', 1_000, null, 5_000, 4_000],
  ['has ended', 1_000, 3_000, 5_000, 2_000],
  ['runs, and the clock was set back', 9_000, null, 5_000, 0],
  ['ended after the clock was set back', 9_000, 3_000, 5_000, 0],
])('a job that %s', (_, started, ended, now, expected) => {
  expect(elapsedMs(started, ended, now)).toBe(expected)
})
