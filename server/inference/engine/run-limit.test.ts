import { expect, it } from 'vitest'
import { FIRST_RUN_MS, runLimitMs } from './run-limit'

it.each([
  ['the first run', null, FIRST_RUN_MS],
  ['a quick model: the floor', 8, 10_000],
  ['a slow one: twenty times what it takes', 1_500, 30_000],
])('%s', (_name, usual, limit) => expect(runLimitMs(usual, FIRST_RUN_MS)).toBe(limit))
