import { expect, it } from 'vitest'
import { recurringBoxes } from './recurring-boxes'

const at = (x: number, y = 0) => ({ x1: x, y1: y, x2: x + 10, y2: y + 10 })

it('boxes at one place are one thing, at their mean, the most frequent first', () => {
  const found = recurringBoxes([[at(50), at(0)], [at(2)], [at(1)]])
  expect(found).toEqual([
    { box: at(1), seen: 3 },
    { box: at(50), seen: 1 },
  ])
})

it('two boxes of one picture are two things, however near', () => {
  expect(recurringBoxes([[at(0), at(1)]]).map(({ seen }) => seen)).toEqual([1, 1])
})

it('nothing in no pictures', () => {
  expect(recurringBoxes([[], []])).toEqual([])
})
