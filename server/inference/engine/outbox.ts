/** Messages to the server. Pictures are dropped when it does not keep up: nothing live ever queues without end. */
import type { FromEngine } from '../messages'

/** Pictures that may be in the pipe; beyond this the server is not reading. */
const MAX_FRAMES = 64

export type Outbox = { send(message: FromEngine): void; readonly dropped: number }

export function createOutbox(post: (message: FromEngine, done: () => void) => void): Outbox {
  let frames = 0
  let dropped = 0
  return {
    send(message) {
      if (message.t !== 'frame') return post(message, () => {})
      if (frames >= MAX_FRAMES) {
        dropped++
        return
      }
      frames++
      post(message, () => {
        frames--
      })
    },
    get dropped() {
      return dropped
    },
  }
}
