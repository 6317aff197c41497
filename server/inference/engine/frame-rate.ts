/** Frames per second over the last seconds. Pure. */
const WINDOW_MS = 2_000

export function createFrameRate() {
  const times: number[] = []
  return {
    tick(now: number): void {
      times.push(now)
      while (times.length > 2 && now - (times[0] ?? now) > WINDOW_MS) times.shift()
    },
    /** 0 until two frames were seen or when none has come lately. */
    value(now: number): number {
      const first = times[0]
      const last = times.at(-1)
      if (first === undefined || last === undefined || last <= first || now - last > 2 * WINDOW_MS) return 0
      return ((times.length - 1) * 1000) / (last - first)
    },
  }
}
