/**
 * The promise's outcome, or a rejection when it has not settled after `ms`. The work itself is not stopped; its late result
 * is ignored. The timer never outlives the answer.
 * @param late what it rejects with then
 */
export async function within<T>(
  ms: number,
  promise: Promise<T>,
  late = () => new Error(`not done within ${ms} ms`),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}
