/** Random numbers that are the same each time. */
export function createRandom(seed: number) {
  let state = seed >>> 0
  /** 0 (inclusive) to 1 (exclusive). */
  function uniform(): number {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  /** Normally distributed around 0. */
  function normal(count: number, deviation: number): Float32Array {
    return Float32Array.from(
      { length: count },
      () => deviation * Math.sqrt(-2 * Math.log(uniform() + 1e-9)) * Math.cos(2 * Math.PI * uniform()),
    )
  }
  /** A whole number from 0 to count - 1. */
  const below = (count: number) => Math.floor(uniform() * count)
  return { uniform, below, normal }
}
