/** A sliding window per key: pure bookkeeping, the clock is an argument. Memory is bounded. */
export type RateLimiter = {
  /**
   * Counts one attempt, unless `limit` of them lie within the window already. Attempts count when they begin, so that
   * many at once do not all slip through.
   */
  take(key: string, nowMs: number): { ok: true } | { ok: false; retryAfterMs: number }
  /** Takes back the newest attempt: it was no failure. */
  giveBack(key: string): void
  /** Forgets the key. */
  reset(key: string): void
  readonly size: number
}

export function createRateLimiter({
  limit,
  windowMs,
  maxKeys,
}: {
  limit: number
  windowMs: number
  /** When there are more, those longest without an attempt are forgotten. */
  maxKeys: number
}): RateLimiter {
  /** Attempts in order of time; keys in order of their last attempt. */
  const attempts = new Map<string, number[]>()

  function keep(key: string, times: number[]): void {
    attempts.delete(key)
    if (times.length > 0) attempts.set(key, times)
    const oldest = attempts.size > maxKeys ? attempts.keys().next().value : undefined
    if (oldest !== undefined) attempts.delete(oldest)
  }

  return {
    take(key, nowMs) {
      const recent = (attempts.get(key) ?? []).filter((time) => nowMs - time < windowMs)
      const [oldest] = recent
      if (oldest !== undefined && recent.length >= limit) {
        keep(key, recent)
        return { ok: false, retryAfterMs: oldest + windowMs - nowMs }
      }
      keep(key, [...recent, nowMs])
      return { ok: true }
    },
    giveBack(key) {
      attempts.set(key, (attempts.get(key) ?? []).slice(0, -1))
      if (attempts.get(key)?.length === 0) attempts.delete(key)
    },
    reset: (key) => {
      attempts.delete(key)
    },
    get size() {
      return attempts.size
    },
  }
}
