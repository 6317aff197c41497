/** What is counted on the frame path waits here for the database, which is written to now and then. */
import type { Logger } from 'pino'
import { coalesce } from '../coalesce'

/** Sixteen cameras for ten hours. The oldest go first. */
const MAX_WAITING = 10_000

export type WriteBehind<T> = {
  push(...items: readonly T[]): void
  /** Stores what waits, in order, until the database refuses. Never rejects. */
  write(): Promise<void>
  readonly lost: number
}

export function createWriteBehind<T>(what: string, store: (item: T) => Promise<void>, log: Logger): WriteBehind<T> {
  const waiting: T[] = []
  let lost = 0
  const write = coalesce(async () => {
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        await store(next)
        // More may have come meanwhile, and this one may have gone.
        if (waiting[0] === next) waiting.shift()
      }
    } catch (error) {
      log.warn({ err: error, waiting: waiting.length, lost }, `${what} wait for the database`)
    }
  })
  return {
    push(...items) {
      waiting.push(...items)
      lost += waiting.splice(0, Math.max(0, waiting.length - MAX_WAITING)).length
    },
    write: () => write(what),
    get lost() {
      return lost
    },
  }
}
