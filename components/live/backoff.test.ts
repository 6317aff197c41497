import { expect, it } from 'vitest'
import { backoffMs } from './backoff'

it.each([
  [0, 0, 500],
  [1, 0, 1000],
  [4, 0, 8000],
  [5, 0, 8000],
  [5000, 0, 8000],
  [0, 1, 250],
  [4, 0.5, 6000],
])('attempt %i with jitter %f waits %i ms', (attempt, random, expected) => {
  expect(backoffMs(attempt, random)).toBe(expected)
})
