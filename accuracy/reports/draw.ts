/** Chance that is the same every time (xorshift32). */
export type Draw = {
  /** From 0 to below 1. */
  next(): number
  /** Whole, both ends included. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** Several different ones of a list, at most as many as it has. */
  some<T>(list: readonly T[], count: number): T[]
  chance(share: number): boolean
}

export function drawFrom(seed: number): Draw {
  let state = (seed * 2_654_435_761 + 97) >>> 0 || 1
  function next(): number {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 4_294_967_296
  }
  for (let i = 0; i < 8; i++) next()
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)]!
  return {
    ...{ next, int, pick },
    some<T>(list: readonly T[], count: number) {
      const left = [...list]
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)[0]!)
    },
    chance: (share) => next() < share,
  }
}
