/** Which event the player jumps to. Pure. */

/** Nearer than this is the event one is at: a picture lies beside the moment that was asked for, ms. */
const HERE_MS = 50

/** The first event behind a moment, or the last one before it; undefined when there is none. events: rising, ms. */
export function nextEvent(events: readonly number[], atMs: number, by: 1 | -1): number | undefined {
  return by > 0 ? events.find((at) => at > atMs + HERE_MS) : events.findLast((at) => at < atMs - HERE_MS)
}
