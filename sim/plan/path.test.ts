import { describe, expect, it } from 'vitest'
import { planPath, spotAt, walked } from './path'

const path = planPath([
  [0, 0],
  [3, 0],
  [3, 4],
])

describe('a path', () => {
  it('begins and ends where it was told, a little shorter for its round corner', () => {
    expect(spotAt(path, 0)).toEqual([0, 0])
    const [x, z] = spotAt(path, path.length)
    expect(x).toBeCloseTo(3)
    expect(z).toBeCloseTo(4)
    expect(path.length).toBeLessThan(7)
    expect(path.length).toBeGreaterThan(6)
  })

  it('is walked from standstill to standstill, never backwards', () => {
    expect(walked(path, -1)).toBe(0)
    expect(walked(path, 99)).toBeCloseTo(path.length)
    let before = 0
    for (let t = 0; t <= path.seconds; t += 0.05) {
      const now = walked(path, t)
      expect(now).toBeGreaterThanOrEqual(before)
      expect(now - before).toBeLessThan(0.08)
      before = now
    }
  })
})
