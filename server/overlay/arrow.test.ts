import { expect, test } from 'vitest'
import { arrowAcross } from './arrow'

test('points to the right of whoever goes along the line', () => {
  const { shaft, wings } = arrowAcross({ x: 0, y: 10 }, { x: 20, y: 10 }, 10)
  // Along to the right, y downwards: their right is down.
  expect(shaft).toEqual([
    { x: 10, y: 10 },
    { x: 10, y: 20 },
  ])
  expect(wings).toEqual([
    { x: 6, y: 16 },
    { x: 10, y: 20 },
    { x: 14, y: 16 },
  ])
  expect(arrowAcross({ x: 20, y: 10 }, { x: 0, y: 10 }, 10).shaft[1]).toEqual({ x: 10, y: 0 })
})
