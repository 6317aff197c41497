/** Waiting longer after each failure, up to a limit. Pure; the browser's too. */
export type Backoff = { firstMs: number; maxMs: number }

/** To what comes back by itself: a camera, the server. */
export const RECONNECT: Backoff = { firstMs: 500, maxMs: 8_000 }

/**
 * Wait before the next try, ms.
 * @param failures how many came in a row, 1 for the first
 * @param random 0..1 shortens the wait by up to a half: many who lost the same thing do not return at the same moment
 */
export function backoffMs({ firstMs, maxMs }: Backoff, failures: number, random = 0): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(30, Math.max(0, failures - 1)))
  return Math.round(full * (1 - random / 2))
}
