/**
 * Server clock minus browser clock, so that the age of a picture is honest on a computer whose clock is wrong.
 *
 * Two facts bound the offset. A response's Date header D (whole seconds, cut off) was written between the request's
 * sending s and its arrival r on our clock: D - r <= offset <= D + 1 s - s. And a picture captured at T (server clock)
 * that arrives at r was captured before it arrived: offset >= T - r. The bounds of all observations are intersected.
 * When they admit 0 the clocks agree as far as anyone can tell, and 0 is used (the usual case, and exact); else the
 * middle of what is left. Bounds that contradict each other mean that a clock was set: start again from the newest.
 */
export type OffsetBounds = { min: number; max: number }

export const UNKNOWN_OFFSET: OffsetBounds = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }

/** Servers cache the Date header and clocks tick unevenly: what may be wrong with one observation, ms. */
const SLACK_MS = 50

/** @param date Date header as Unix ms; sent, received: local Unix ms of the request and of its response header. */
export function observeDate(bounds: OffsetBounds, date: number, sent: number, received: number): OffsetBounds {
  if (!Number.isFinite(date)) return bounds
  return intersect(bounds, { min: date - received - SLACK_MS, max: date + 1000 - sent + SLACK_MS })
}

/** @param captured server Unix ms of a picture; received: local Unix ms of its arrival. */
export function observePicture(bounds: OffsetBounds, captured: number, received: number): OffsetBounds {
  const min = captured - received - SLACK_MS
  return min <= bounds.min ? bounds : intersect(bounds, { min, max: Number.POSITIVE_INFINITY })
}

/** ms to add to the browser's clock to get the server's. */
export function offsetMs({ min, max }: OffsetBounds): number {
  if (min <= 0 && max >= 0) return 0
  if (max === Number.POSITIVE_INFINITY) return min
  if (min === Number.NEGATIVE_INFINITY) return max
  return Math.round((min + max) / 2)
}

function intersect(a: OffsetBounds, b: OffsetBounds): OffsetBounds {
  const both = { min: Math.max(a.min, b.min), max: Math.min(a.max, b.max) }
  return both.min <= both.max ? both : b
}
