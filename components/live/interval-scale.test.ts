import { expect, it } from 'vitest'
import { INTERVAL_MAX_MS, INTERVAL_MIN_MS } from '@/server/contract/camera'
import { INTERVAL_STOPS, intervalAt, stopOf } from './interval-scale'

it('goes from the least to the greatest interval, upwards', () => {
  expect(INTERVAL_STOPS[0]).toBe(INTERVAL_MIN_MS)
  expect(INTERVAL_STOPS.at(-1)).toBe(INTERVAL_MAX_MS)
  expect([...INTERVAL_STOPS].sort((a, b) => a - b)).toEqual(INTERVAL_STOPS)
})

it('returns to every stop', () => {
  for (const ms of INTERVAL_STOPS) expect(intervalAt(stopOf(ms))).toBe(ms)
})

it.each([
  [0, 50],
  [99_999, 10_000],
  [215, 200],
  [700, 800],
])('%i ms lies nearest to %i', (ms, nearest) => {
  expect(intervalAt(stopOf(ms))).toBe(nearest)
})

it.each([
  [-1, 50],
  [999, 10_000],
])('stop %i is clamped to %i ms', (stop, ms) => {
  expect(intervalAt(stop)).toBe(ms)
})
