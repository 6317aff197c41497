/**
 * Plays timestamps in real time. The plan hangs on one starting moment, so waits do not add up to drift; a source
 * that falls behind for long (a stalled line, a sleeping machine) starts a new plan instead of racing to catch up.
 */
export type Pacer = {
  /** Ms to wait before showing a frame with this timestamp (ms, any origin); 0 when it is due. */
  wait(timestampMs: number, nowMs: number): number
  /** The source begins again from its start: the next timestamp continues where this pass ended. */
  loop(): void
}

const LATE_LIMIT_MS = 1_000
const JUMP_LIMIT_MS = 10_000
/** Length of a frame when the pass held only one. */
const DEFAULT_FRAME_MS = 40

export function createPacer(): Pacer {
  /** Moment at which timestamp 0 would have been shown. */
  let origin: number | null = null
  let previous: number | null = null
  let frameMs = DEFAULT_FRAME_MS
  let looping = false
  return {
    wait(timestamp, now) {
      const step = previous === null ? 0 : timestamp - previous
      if (looping && origin !== null && previous !== null) origin += previous + frameMs - timestamp
      else if (origin === null || step < 0 || step > JUMP_LIMIT_MS) origin = now - timestamp
      else if (step > 0) frameMs = step
      looping = false
      previous = timestamp
      const wait = origin + timestamp - now
      if (wait < -LATE_LIMIT_MS) origin = now - timestamp
      return Math.max(0, wait)
    },
    loop() {
      looping = true
    },
  }
}
