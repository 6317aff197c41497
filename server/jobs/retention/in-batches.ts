/** Repeats `remove` until nothing is left; ends with the signal. Returns how many went. */
export async function inBatches(signal: AbortSignal, remove: () => Promise<number>): Promise<number> {
  for (let total = 0; ; ) {
    signal.throwIfAborted()
    const count = await remove()
    total += count
    if (count === 0) return total
  }
}
