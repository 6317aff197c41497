/** Random numbers that follow from a seed alone, so that a film can be made again. */
export type Random = {
  /** Even over 0..1, 1 left out. */
  next(): number
  /** Even over low..high. */
  between(low: number, high: number): number
  /** A whole number, low and high included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
}

/** The same seeds give the same numbers, on every machine (mulberry32). Further seeds make independent streams. */
export function seeded(...seeds: number[]): Random {
  let state = seeds.reduce((hash, seed) => Math.imul(hash ^ (seed | 0), 0x9e3779b1) ^ (hash >>> 15), 0x2545f491) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      return entries.at(-1)![0]
    },
  }
}

/** A copy in random order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}
