/** Costly work, few at a time: known people go first, and what does not fit is refused, so that a flood starves nobody. */
import { AppError } from '../../errors'

export type Lane = 'known' | 'stranger'
export type Lanes = {
  /** Runs it when it is its turn. Throws busy at once when its lane is full. */
  run<T>(lane: Lane, work: () => Promise<T>): Promise<T>
}

/** `waiting`: how many may wait in each lane. */
export function createLanes({ atOnce, waiting }: { atOnce: number; waiting: number }): Lanes {
  const lanes: Record<Lane, (() => void)[]> = { known: [], stranger: [] }
  let running = 0

  function next(): void {
    running--
    const turn = lanes.known.shift() ?? lanes.stranger.shift()
    turn?.()
  }

  return {
    async run(lane, work) {
      if (running >= atOnce) {
        if (lanes[lane].length >= waiting) throw new AppError('busy', 'too many passwords to check')
        await new Promise<void>((resolve) => {
          lanes[lane].push(() => {
            // Taken before anybody who comes now can take it.
            running++
            resolve()
          })
        })
      } else running++
      try {
        return await work()
      } finally {
        next()
      }
    },
  }
}
