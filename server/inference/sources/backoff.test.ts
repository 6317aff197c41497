import { expect, it } from 'vitest'
import { backoffMs, RECONNECT, RESTART } from './backoff'

it('doubles up to its limit', () => {
  const waits = (plan: typeof RECONNECT) => [1, 2, 3, 4, 5, 6, 99].map((failures) => backoffMs(plan, failures))
  expect(waits(RECONNECT)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
  expect(waits(RESTART)).toEqual([200, 400, 800, 1600, 3200, 5000, 5000])
})
