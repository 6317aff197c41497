/** The value of which half are smaller; 0 of none. Takes at most some ten thousand of them, evenly. */
const MOST = 50_000

export function median(values: ArrayLike<number>): number {
  const every = Math.max(1, Math.floor(values.length / MOST))
  const some = new Float32Array(Math.ceil(values.length / every))
  for (let i = 0; i < some.length; i++) some[i] = values[i * every] ?? 0
  some.sort()
  return some[Math.floor(some.length / 2)] ?? 0
}

/** Of independent normal noise: standard deviation over the median of its absolute value. */
export const SIGMA_OF_MEDIAN = 1 / 0.6745
