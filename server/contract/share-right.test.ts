import { expect, it } from 'vitest'
import { betterThreshold, shareRight } from './share-right'

const marks = (right: boolean, ...confs: number[]) => confs.map((conf) => ({ conf, right }))
const many = (count: number, conf: number, right: boolean) => marks(right, ...Array.from({ length: count }, () => conf))

it.each([
  // Of Wilson's interval as tables have it.
  [0, 10, 0, 0, 0.278],
  [9, 10, 0.9, 0.596, 0.982],
  [10, 10, 1, 0.722, 1],
  [90, 100, 0.9, 0.826, 0.945],
])('%i of %i', (right, all, share, low, high) => {
  const found = shareRight(right, all)
  expect(found.share).toBeCloseTo(share, 3)
  expect(found.low).toBeCloseTo(low, 3)
  expect(found.high).toBeCloseTo(high, 3)
})

it('a threshold that leaves out wrong ones without losing as many right ones', () => {
  const ticked = [...many(30, 0.8, true), ...many(10, 0.3, false), ...marks(true, 0.28)]
  expect(betterThreshold(ticked, 0.25)).toBe(0.31)
})

it.each([
  ['all are right', many(40, 0.3, true)],
  ['right and wrong ones are alike', [...many(20, 0.5, true), ...many(20, 0.5, false)]],
  ['too few were ticked', [...many(5, 0.8, true), ...many(5, 0.3, false)]],
])('none when %s', (_, ticked) => {
  expect(betterThreshold(ticked, 0.25)).toBeNull()
})
