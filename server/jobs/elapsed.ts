/** How long a job has run, ms; null before it began. Of a clock that was set back meanwhile: nothing, never less. Pure. */
export function elapsedMs(started: number | null, ended: number | null, now: number): number | null {
  return started === null ? null : Math.max(0, (ended ?? now) - started)
}
