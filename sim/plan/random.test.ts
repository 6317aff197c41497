import { describe, expect, it } from 'vitest'
import { seeded, shuffled } from './random'

const take = (count: number, ...seeds: number[]) => {
  const random = seeded(...seeds)
  return Array.from({ length: count }, () => random.next())
}

describe('seeded', () => {
  it('gives the same numbers for the same seeds and others for others', () => {
    expect(take(5, 11, 3)).toEqual(take(5, 11, 3))
    for (const other of [[11], [11, 4], [12, 3], [3, 11]]) expect(take(5, ...other)).not.toEqual(take(5, 11, 3))
  })

  it('spreads evenly over 0..1', () => {
    const numbers = take(4000, 5)
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((n) => Math.floor(n * 10) === tenth).length / numbers.length
      expect(share).toBeGreaterThan(0.08)
      expect(share).toBeLessThan(0.12)
    }
  })

  it('draws whole numbers with both ends and keys as often as they weigh', () => {
    const random = seeded(2)
    const whole = new Set(Array.from({ length: 200 }, () => random.whole(3, 5)))
    expect([...whole].sort()).toEqual([3, 4, 5])
    const keys = Array.from({ length: 2000 }, () => random.weighted({ often: 3, seldom: 1, never: 0 }))
    expect(keys.filter((key) => key === 'never')).toHaveLength(0)
    expect(keys.filter((key) => key === 'often').length / keys.length).toBeCloseTo(0.75, 1)
  })

  it('shuffles without losing any', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8]
    const mixed = shuffled(list, seeded(9))
    expect(mixed).not.toEqual(list)
    expect([...mixed].sort()).toEqual(list)
  })
})
