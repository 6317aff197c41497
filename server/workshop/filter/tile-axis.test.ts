import { expect, test } from 'vitest'
import { tileAxis } from './tile-axis'

test.each([1, 63, 64, 65, 96, 97, 128, 200, 720, 1281])(
  'a length of %d is covered, and weights add up to 1',
  (length) => {
    const tiles = tileAxis(length, 64, 16)
    expect(tiles[0]?.start).toBe(0)
    if (length > 64) expect((tiles.at(-1)?.start ?? 0) + 64).toBe(length)
    for (let x = 0; x < length; x++) {
      const at = tiles.filter(({ start }) => x >= start && x < start + 64)
      expect(at.reduce((sum, { start, weights }) => sum + (weights[x - start] ?? 0), 0)).toBeCloseTo(1, 5)
    }
    for (const [i, { start }] of tiles.entries()) {
      const next = tiles[i + 1]
      if (next) expect(start + 64 - next.start).toBeGreaterThanOrEqual(16)
    }
  },
)

test('as few as can be, and a picture of a camera has 24', () => {
  expect(tileAxis(112, 64, 16)).toHaveLength(2)
  expect(tileAxis(113, 64, 16)).toHaveLength(3)
  expect(tileAxis(1280, 256, 32).length * tileAxis(720, 256, 32).length).toBe(24)
})
