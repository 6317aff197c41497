/** How long one run of a model may take before it is held to be without end. Pure. */

/** The runtime prepares memory in a thread's first run, on a machine that is starting everything at once. */
export const FIRST_RUN_MS = 20_000
/** A machine that swaps or stutters must not look like a model that hangs. */
const FLOOR_MS = 10_000
const TIMES_USUAL = 20

/** usualMs: what runs of this model took in this thread; null before the first. */
export function runLimitMs(usualMs: number | null, firstRunMs: number): number {
  return usualMs === null ? firstRunMs : Math.max(Math.min(FLOOR_MS, firstRunMs), TIMES_USUAL * usualMs)
}
