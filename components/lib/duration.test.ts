import { expect, test } from 'vitest'
import { durationText } from './duration'

test.each([
  [0, '0:00'],
  [-5_000, '0:00'],
  [7_999, '0:07'],
  [750_000, '12:30'],
  [3_723_000, '1:02:03'],
])('%i ms: %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})
