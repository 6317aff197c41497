import { expect, it } from 'vitest'
import { slowedTo } from './slowed-to'

it.each([
  [1, 200, null],
  [1.05, 210, null],
  [1.06, 212, 0.212],
  [7.5, 1500, 1.5],
])('stretched %f times to %i ms: %s s', (stretch, effectiveIntervalMs, seconds) => {
  expect(slowedTo({ stretch, effectiveIntervalMs })).toBe(seconds)
})
