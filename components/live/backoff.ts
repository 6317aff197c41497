/** Exponential back-off for reconnecting: 0.5, 1, 2, 4, 8, 8 … s, each shortened at random by up to a half. */
const BACKOFF_FIRST_MS = 500
const BACKOFF_MAX_MS = 8_000

/**
 * @param attempt failed attempts so far, from 0
 * @param random 0..1; the jitter keeps many pages from returning at the same moment
 */
export function backoffMs(attempt: number, random: number): number {
  const full = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 10))
  return Math.round(full * (1 - random / 2))
}
