/** Finds the thread that hangs: one whose step goes on beyond its limit. Pure. */
import type { Work } from './ledger'

export type Watchdog = {
  /**
   * What the threads do now, elapsedMs after the last look. Returns a step that hangs, or null. Time is counted by
   * looks, so that a machine that slept has not let anything hang.
   */
  look(works: readonly Work[], elapsedMs: number): Work | null
}

export function createWatchdog(): Watchdog {
  let seen = new Map<string, number>()
  return {
    look(works, elapsedMs) {
      const now = new Map(works.map((work) => [keyOf(work), (seen.get(keyOf(work)) ?? -elapsedMs) + elapsedMs]))
      seen = now
      return works.find((work) => (now.get(keyOf(work)) ?? 0) > work.limitMs) ?? null
    },
  }
}

/** A step begun anew has another moment of beginning. */
function keyOf({ step, camera, model, since }: Work): string {
  return JSON.stringify([step, camera, model, since])
}
