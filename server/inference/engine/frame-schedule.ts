/**
 * Which decoded frame becomes a picture, which goes to the model. Pictures keep to slots, one a period; inferences keep to
 * the slots of the pictures, so that as many shown pictures as possible carry boxes measured in them: all of them when
 * inference is at least as frequent, else every second, third … whatever the frames' clock jitters. Pure.
 */
export type Due = {
  picture: boolean
  infer: boolean
  /** The model was due but could not take the frame. */
  starved: boolean
}

export type Schedule = {
  /** What the frame captured at nowMs (a steady clock's) is for. canInfer: a tensor buffer is free. */
  next(nowMs: number, canInfer: boolean): Due
  tune(change: { intervalMs?: number; pictureMs?: number }): void
}

/** A frame this share of the frames' usual distance too early still counts: sources jitter. */
const EARLY = 0.25
/** Distances between frames that say what is usual. */
const REMEMBERED = 7
/** Periods that differ from a whole ratio by less than this share are meant to be one. */
const WHOLE = 0.01

export function createFrameSchedule(periods: { intervalMs: number; pictureMs: number }): Schedule {
  let { intervalMs, pictureMs } = periods
  let pictureAt = Number.NEGATIVE_INFINITY
  let inferAt = Number.NEGATIVE_INFINITY
  let previous: number | null = null
  const distances: number[] = []

  /** Keeps the average rate: one missed period is made up for, more are forgotten. */
  const after = (due: number, period: number, now: number) => (due + 2 * period > now ? due + period : now + period)

  /** The usual distance between two frames, ms: their median. */
  function observe(now: number): number {
    if (previous !== null) distances.push(Math.max(0, now - previous))
    if (distances.length > REMEMBERED) distances.shift()
    previous = now
    return distances.toSorted((a, b) => a - b)[(distances.length - 1) >> 1] ?? 0
  }

  /** The slot that a frame takes as a picture, or null. A whole period too late, it begins a new row of slots. */
  function takeSlot(now: number, early: number): number | null {
    if (now < pictureAt - early) return null
    const slot = now - pictureAt < pictureMs ? pictureAt : now
    pictureAt = slot + pictureMs
    return slot
  }

  const asFrequent = () => intervalMs <= pictureMs * (1 + WHOLE)

  /** Off the pictures only when inference is the more frequent, and no picture is near. */
  const between = (now: number, frameMs: number, early: number) =>
    asFrequent() && now >= inferAt - early && Math.max(frameMs, pictureAt - now) > intervalMs / 2

  return {
    next(now, canInfer) {
      const frameMs = observe(now)
      const early = Math.min(frameMs, pictureMs) * EARLY
      const slot = takeSlot(now, early)
      // Slots are compared, not the frames that took them: those come early and late.
      const onPicture = slot !== null && (asFrequent() || slot >= inferAt - pictureMs / 2)
      const wanted = onPicture || (slot === null && between(now, frameMs, early))
      const infer = wanted && canInfer
      if (infer) {
        const anchor = slot !== null && isWhole(intervalMs, pictureMs) ? slot : inferAt
        inferAt = after(anchor, intervalMs, now)
      }
      return { picture: slot !== null, infer, starved: wanted && !canInfer }
    },
    tune(change) {
      intervalMs = change.intervalMs ?? intervalMs
      pictureMs = change.pictureMs ?? pictureMs
      inferAt = Math.min(inferAt, (previous ?? 0) + intervalMs)
    },
  }
}

/** Whether one period is the other, or twice, three times … as long. */
function isWhole(a: number, b: number): boolean {
  const ratio = Math.max(a, b) / Math.min(a, b)
  return Math.abs(ratio - Math.round(ratio)) <= ratio * WHOLE
}
