import { expect, it } from 'vitest'
import { createFrameRate } from './frame-rate'

it('is 0 without frames, the rate while they come, and 0 again when they stay away', () => {
  const rate = createFrameRate()
  expect(rate.value(0)).toBe(0)
  for (let now = 0; now <= 5000; now += 40) rate.tick(now)
  expect(rate.value(5000)).toBeCloseTo(25)
  expect(rate.value(10_000)).toBe(0)
})

it('follows a change within two seconds', () => {
  const rate = createFrameRate()
  for (let now = 0; now <= 5000; now += 40) rate.tick(now)
  for (let now = 5000; now <= 7100; now += 100) rate.tick(now)
  expect(rate.value(7100)).toBeCloseTo(10, 0)
})
