/** Randomness that is the same in every run. */
export type Random = {
  /** 0 <= n < below */
  int(below: number): number
  pick<T>(from: readonly T[]): T
  bytes(length: number): Buffer
}

/** mulberry32 (Tommy Ettinger, public domain). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const int = (below: number) => next() % below
  return {
    int,
    pick: (from) => from[int(from.length)] as (typeof from)[number],
    bytes: (length) => Buffer.from(Array.from({ length }, () => int(256))),
  }
}
