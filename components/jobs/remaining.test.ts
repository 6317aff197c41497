import { expect, test } from 'vitest'
import { remainingMs } from './remaining'

test('what is left takes as long as what is done did', () => {
  expect(remainingMs(0.5, 10_000)).toBe(10_000)
  expect(remainingMs(0.8, 8_000)).toBeCloseTo(2_000)
  expect(remainingMs(1, 8_000)).toBe(0)
})

test('a job that has hardly begun promises nothing', () => {
  expect(remainingMs(0.01, 60_000)).toBeNull()
  expect(remainingMs(0.5, 500)).toBeNull()
})
