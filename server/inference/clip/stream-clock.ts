/**
 * One time line for a camera's packets, whatever its source does: a film that begins again, a camera that comes back after it
 * was gone, times that jump. In ticks of 90 kHz; packets follow one another on it as they came. Pure.
 */
export const TICKS_PER_MS = 90

/** Times that are further apart than this, and did not take so long to come, have jumped. */
const JUMP_TICKS = 5_000 * TICKS_PER_MS
/** Of a picture when nothing says how long it is shown. */
const USUAL_TICKS = 40 * TICKS_PER_MS

export type Placed = { pts: number; dts: number; duration: number }

export function createStreamClock() {
  /** What is added to the source's times. */
  let offset = 0
  let last: { dts: number; atMs: number; duration: number } | null = null
  let anew = true

  /** The source's times go on; nothing is to be seen of how it counts them. */
  function isGoingOn(dts: number, atMs: number): boolean {
    if (last === null || anew) return false
    const step = dts + offset - last.dts
    const waited = (atMs - last.atMs) * TICKS_PER_MS
    return step > 0 && (step < JUMP_TICKS || Math.abs(step - waited) < JUMP_TICKS)
  }

  return {
    /** The source was opened again: its times say nothing about those before. */
    restart(): void {
      anew = true
    },
    /** @param times the source's, in ticks. atMs: when it came, steady clock */
    place({ pts, dts, duration }: Placed, atMs: number): Placed {
      if (!isGoingOn(dts, atMs)) {
        const waited = last ? Math.round((atMs - last.atMs) * TICKS_PER_MS) : 0
        offset = (last ? last.dts + Math.max(last.duration, waited) : 0) - dts
        anew = false
      }
      const at = dts + offset
      const step = last ? at - last.dts : 0
      const shown = duration > 0 ? duration : step > 0 && step < JUMP_TICKS ? step : USUAL_TICKS
      last = { dts: at, atMs, duration: shown }
      return { pts: pts + offset, dts: at, duration: shown }
    },
  }
}
