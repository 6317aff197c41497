import { expect, test } from 'vitest'
import { threshold } from '@/server/contract/camera'
import { toConfidence, toSensitivity } from './sensitivity'

test('every step of the slider is a threshold, and comes back as it was', () => {
  for (let percent = 1; percent <= 99; percent++) {
    expect(toSensitivity(threshold.parse(toConfidence(percent)))).toBe(percent)
  }
})

test('the surer a result must be, the less is found', () => {
  expect([toSensitivity(0.25), toSensitivity(0.9)]).toEqual([75, 10])
})
