import { expect, test } from 'vitest'
import { periodOf } from './period'

test.each([
  [86_400_000, 1, 'day'],
  [5_400_000, 90, 'minute'],
  [7_200_000, 2, 'hour'],
  [10_000, 10, 'second'],
  [1_500, 1.5, 'second'],
])('%s ms are %s %s', (ms, value, unit) => {
  expect(periodOf(ms)).toEqual({ value, unit })
})
