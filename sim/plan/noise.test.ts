import { expect, it } from 'vitest'
import { loopNoise } from './noise'

it('comes back to its start without a jump', () => {
  for (const cells of [1, 7, 40.3]) {
    for (const stream of [1, 500, 987654]) {
      expect(loopNoise(1, cells, stream)).toBeCloseTo(loopNoise(0, cells, stream), 9)
      expect(loopNoise(1.37, cells, stream)).toBeCloseTo(loopNoise(0.37, cells, stream), 9)
      expect(loopNoise(0.99999, cells, stream)).toBeCloseTo(loopNoise(0, cells, stream), 4)
    }
  }
})

it('is different noise for another stream', () => {
  expect(loopNoise(0.3, 9, 1)).not.toBeCloseTo(loopNoise(0.3, 9, 2), 3)
})
