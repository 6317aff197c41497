/** Time that passes only by waiting: a paced film plays as fast as it is decoded, and its timestamps are the clock. */
import type { Waiter } from '../server/inference/engine/reader-types'

export function createFilmClock(): Waiter {
  let now = 0
  const pass = (ms: number) => {
    now += ms
  }
  return {
    now: () => now,
    sleep(ms) {
      pass(ms)
      return true
    },
    idle: pass,
  }
}
