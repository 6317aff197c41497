/** A bounded queue with one worker: what does not fit is refused and counted, nobody who pushes ever waits. */
export type Queue<T> = {
  /** False when the queue is full or closed: the item was not taken. */
  push(item: T): boolean
  readonly dropped: number
  /** Resolves when everything pushed so far is done. */
  idle(): Promise<void>
  /** Takes nothing more; resolves when what was taken is done. */
  close(): Promise<void>
}

/**
 * `size` counts waiting items, without the one being worked on. An item whose work rejects goes to `onError`, which must
 * not throw; the next one follows.
 */
export function createQueue<T>(
  size: number,
  work: (item: T) => Promise<void>,
  onError: (error: unknown, item: T) => void,
): Queue<T> {
  const waiting: T[] = []
  let dropped = 0
  let open = true
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const item = next
      await work(item).catch((error: unknown) => onError(error, item))
    }
    running = null
  }

  return {
    push(item) {
      if (!open || waiting.length >= size) {
        dropped += 1
        return false
      }
      waiting.push(item)
      running ??= Promise.resolve().then(run)
      return true
    },
    get dropped() {
      return dropped
    },
    idle: async () => {
      await running
    },
    close: async () => {
      open = false
      await running
    },
  }
}
