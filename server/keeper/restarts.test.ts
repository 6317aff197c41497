import { expect, test } from 'vitest'
import { EX_CONFIG } from '../start-error'
import { createRestarts } from './restarts'

const crash = { code: null, signal: 'SIGKILL', ranMs: 1_000 } as const

test('starts again after 1, 2, 4 … 30 s, and quickly again after a minute of good running', () => {
  const { judge } = createRestarts()
  const waits = Array.from({ length: 7 }, () => judge(crash, false))
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30].map((s) => ({ restartInMs: s * 1000 })))
  expect(judge({ ...crash, ranMs: 60_000 }, false)).toEqual({ restartInMs: 1000 })
  expect(judge(crash, false)).toEqual({ restartInMs: 2000 })
})

test.each([
  ['ended by itself', { code: 0, signal: null }, false, 0],
  ['what would fail again', { code: EX_CONFIG, signal: null }, false, EX_CONFIG],
  ['asked, and well', { code: 0, signal: null }, true, 0],
  ['asked, with an error', { code: 1, signal: null }, true, 1],
  ['asked, before it listened to signals', { code: null, signal: 'SIGINT' }, true, 130],
  ['asked, and killed', { code: null, signal: 'SIGKILL' }, true, 137],
] as const)('ends: %s', (_, end, asked, exitCode) => {
  expect(createRestarts().judge({ ...end, ranMs: 1_000 }, asked)).toEqual({ exitCode })
})

test('an error is a reason to start again', () => {
  expect(createRestarts().judge({ code: 1, signal: null, ranMs: 1_000 }, false)).toEqual({ restartInMs: 1000 })
})
