import { expect, test } from 'vitest'
import { tokenRate } from './token-rate'

test('tokens a second are counted from the first to the last; what was told at once has no rate', () => {
  expect(tokenRate(41, 1_000)).toBe(40)
  expect(tokenRate(3, 700)).toBe(2.9)
  expect([tokenRate(1, 1_000), tokenRate(0, 0), tokenRate(10, 0.002)]).toEqual([null, null, null])
})
