/**
 * Which decoded frame becomes a picture, which goes to the model. Both run on their own period; where they come close
 * they share a frame, so that as many shown pictures as possible carry boxes measured in them. Pure.
 */
export type Due = {
  picture: boolean
  infer: boolean
  /** The model was due but could not take the frame. */
  starved: boolean
}

export type Schedule = {
  /** What the frame captured at nowMs is for. canInfer: a tensor buffer is free. */
  next(nowMs: number, canInfer: boolean): Due
  tune(change: { intervalMs?: number; pictureMs?: number }): void
}

/** A frame this much too early still counts: sources jitter. */
const EARLY = 0.25

export function createSchedule(periods: { intervalMs: number; pictureMs: number }): Schedule {
  let { intervalMs, pictureMs } = periods
  let pictureAt = Number.NEGATIVE_INFINITY
  let inferAt = Number.NEGATIVE_INFINITY
  let previous: number | null = null
  let frameMs = 0

  /** Keeps the average rate: one missed period is made up for, more are forgotten. */
  const after = (due: number, period: number, now: number) => (due + 2 * period > now ? due + period : now + period)

  return {
    next(now, canInfer) {
      if (previous !== null && now > previous) frameMs = now - previous
      previous = now
      const early = Math.min(frameMs, pictureMs) * EARLY
      const picture = now >= pictureAt - early
      if (picture) pictureAt = after(pictureAt, pictureMs, now)

      // On a picture the model may come a little early; otherwise it waits for a picture that is near.
      const ahead = Math.min(intervalMs, pictureMs) / 2
      const patience = intervalMs >= pictureMs ? pictureMs : intervalMs / 2
      const untilPicture = Math.max(frameMs, pictureAt - now)
      const wanted = picture ? now >= inferAt - ahead : now >= inferAt - early && untilPicture > patience
      const infer = wanted && canInfer
      if (infer) inferAt = after(inferAt, intervalMs, now)
      return { picture, infer, starved: wanted && !canInfer }
    },
    tune(change) {
      intervalMs = change.intervalMs ?? intervalMs
      pictureMs = change.pictureMs ?? pictureMs
      inferAt = Math.min(inferAt, (previous ?? 0) + intervalMs)
    },
  }
}
