import { expect, it } from 'vitest'
import { backoffMs, RECONNECT } from './backoff'

it('doubles up to its limit', () => {
  const waits = [1, 2, 3, 4, 5, 6, 99, 5000].map((failures) => backoffMs(RECONNECT, failures))
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000, 8000])
})

it('is shortened at random by up to a half', () => {
  expect([0, 0.5, 1].map((random) => backoffMs(RECONNECT, 5, random))).toEqual([8000, 6000, 4000])
})
