import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../errors'
import { outcomeOf } from './outcome'

const failed = (code: string) => ({ state: 'failed', error: code })
const again = (code: string, afterMs: number) => ({ state: 'queued', error: code, afterMs, givenBack: false })
const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
const wrong = z.string().safeParse(1).error

describe('a run that threw', () => {
  test.each([
    ['once more after a pause', new Error('x'), 1, again('internal', 1_000)],
    ['twice as long the next time', new Error('x'), 2, again('internal', 2_000)],
    ['not oftener than it may be begun', new Error('x'), 3, failed('internal')],
    ['a full disk is named', full, 1, again('disk_full', 1_000)],
    ['what the server could not do may be tried again', new AppError('internal'), 1, again('internal', 1_000)],
    ['what was wrong will be wrong again', new AppError('camera_not_found'), 1, failed('camera_not_found')],
    ['so will an input that does not fit', wrong, 1, failed('validation_failed')],
  ])('%s', (_name, error, attempt, outcome) => {
    expect(outcomeOf(error, null, attempt, 3)).toEqual(outcome)
  })
})

test.each([
  ['its owner', 'cancelled', { state: 'cancelled' }],
  ['its limit', 'timed_out', again('timed_out', 1_000)],
  ['another server that has it', 'lost', null],
  ['a server that stops', 'leaving', { state: 'queued', error: null, afterMs: 0, givenBack: true }],
] as const)('a run ended by %s, whatever it threw', (_who, stop, outcome) => {
  for (const error of [new Error('x'), stop]) expect(outcomeOf(error, stop, 1, 3)).toEqual(outcome)
})
