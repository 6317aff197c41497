/** Exponential moving average; null until the first value. Pure. */
const WEIGHT = 0.2

export function createAverage() {
  let value: number | null = null
  return {
    add(sample: number): void {
      value = value === null ? sample : value + WEIGHT * (sample - value)
    },
    get value(): number | null {
      return value
    },
  }
}
