/** What becomes of a run that threw. Pure. */
import { ZodError } from 'zod'
import { ERROR_STATUS, type ErrorCode } from '../contract/errors'
import { AppError, isDiskFull } from '../errors'
import type { Outcome } from './table'

/** A failed run is tried again after this long, twice as long each time. */
const RETRY_MS = 1_000

/** Why a run was told to end: its owner, its limit, another server that has it by now, this server's stop. */
export type Stop = 'cancelled' | 'timed_out' | 'lost' | 'leaving'

/** `attempts`: how often it may be begun. Null when the job is somebody else's by now. */
export function outcomeOf(error: unknown, stop: Stop | null, attempt: number, attempts: number): Outcome | null {
  if (stop === 'leaving') return { state: 'queued', error: null, afterMs: 0, givenBack: true }
  if (stop === 'lost') return null
  if (stop === 'cancelled') return { state: 'cancelled' }
  const code = stop ?? codeOf(error)
  // What was wrong with what was asked will be wrong the next time.
  const asked = error instanceof ZodError || (error instanceof AppError && error.status < 500)
  if (asked || attempt >= attempts) return { state: 'failed', error: code }
  return { state: 'queued', error: code, afterMs: RETRY_MS * 2 ** (attempt - 1), givenBack: false }
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof ZodError) return 'validation_failed'
  if (error instanceof AppError && error.code in ERROR_STATUS) return error.code
  return isDiskFull(error) ? 'disk_full' : 'internal'
}
