/** Waiting longer after each failure, up to a limit. Pure. */
export type Backoff = { firstMs: number; maxMs: number }

export const RECONNECT: Backoff = { firstMs: 500, maxMs: 8_000 }
export const RESTART: Backoff = { firstMs: 200, maxMs: 5_000 }

/** Wait before the next try. failures: how many came in a row, 1 for the first. */
export function backoffMs({ firstMs, maxMs }: Backoff, failures: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(30, Math.max(0, failures - 1)))
}
