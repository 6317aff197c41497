/**
 * One job at a time, one waiting place: a newer item takes the place of the waiting one, which is dropped and counted.
 * This is what keeps a slow page at the newest picture instead of behind.
 */
export type NewestWins<T> = {
  push(item: T): void
  /** Items that were replaced before their turn. */
  readonly dropped: number
  /** Forgets the waiting item and ignores later ones. A running job ends by itself. */
  close(): void
}

/** @param work handles one item; it must settle, and a rejection counts as done (work reports its own errors). */
export function createNewestWins<T>(work: (item: T) => Promise<void>): NewestWins<T> {
  let waiting: { item: T } | null = null
  let busy = false
  let dropped = 0
  let closed = false

  async function run(): Promise<void> {
    busy = true
    while (waiting && !closed) {
      const { item } = waiting
      waiting = null
      await work(item).catch(() => {})
    }
    busy = false
  }

  return {
    push(item) {
      if (closed) return
      if (waiting) dropped++
      waiting = { item }
      if (!busy) void run()
    },
    get dropped() {
      return dropped
    },
    close() {
      closed = true
      waiting = null
    },
  }
}
