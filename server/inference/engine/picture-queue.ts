/**
 * Pictures of one camera on their way out, in the order of their frame ids. A picture whose frame is being inferred
 * waits for its result, for a while; those behind it wait with it. Bounded: when full, the oldest goes without. Pure.
 */
export type Entry<R> = {
  frameId: number
  /** Capture time: Unix ms, and on the steady clock. */
  at: number
  steadyMs: number
  /** Of the source, pixels. */
  width: number
  height: number
  jpeg: Uint8Array
  /** A picture was due; else only the result is wanted. */
  shown: boolean
  waiting: boolean
  result: R | null
  /** Moment (same clock as `sweep`) at which it stops waiting. */
  deadline: number
}

/** waits: a result of this very frame is on its way. */
export type Arrival = Omit<Entry<never>, 'waiting' | 'result' | 'deadline'> & { waits: boolean }

export const MAX_PICTURES = 8
/** Longest a picture waits for its own result, ms. */
export const PATIENCE_MS = 700

/** emit: called in order of frame ids, for an entry that is shown, has a result, or both. */
export function createPictureQueue<R>(emit: (entry: Entry<R>) => void) {
  const entries: Entry<R>[] = []

  const flush = () => {
    while (entries[0] && !entries[0].waiting) {
      const entry = entries.shift()
      if (entry && (entry.shown || entry.result)) emit(entry)
    }
  }
  const pictures = () => entries.reduce((count, entry) => count + (entry.shown ? 1 : 0), 0)
  const giveUp = (entry: Entry<R> | undefined) => {
    if (entry) entry.waiting = false
  }

  return {
    get size() {
      return entries.length
    },
    /** A decoded frame that was chosen for a picture, for the model, or for both. */
    push({ waits, ...frame }: Arrival, now: number): void {
      entries.push({ ...frame, waiting: waits, result: null, deadline: now + PATIENCE_MS })
      while (pictures() > MAX_PICTURES || entries.length > 2 * MAX_PICTURES) {
        giveUp(entries.find((entry) => entry.waiting))
        flush()
      }
      flush()
    },
    /** The result of a frame. False when its entry has gone out already. */
    resolve(frameId: number, result: R): boolean {
      const entry = entries.find((candidate) => candidate.frameId === frameId)
      if (!entry) return false
      entry.result = result
      entry.waiting = false
      flush()
      return true
    },
    /** There will be no result for this frame. */
    abandon(frameId: number): void {
      giveUp(entries.find((candidate) => candidate.frameId === frameId))
      flush()
    },
    /** Lets go of what has waited too long. */
    sweep(now: number): void {
      for (const entry of entries) if (now >= entry.deadline) giveUp(entry)
      flush()
    },
    clear(): void {
      entries.length = 0
    },
  }
}
