import { expect, it } from 'vitest'
import { matchCentres, matchOverlaps } from './match'

const box = (x1: number, y1: number, x2: number, y2: number) => ({ box: { x1, y1, x2, y2 } })
const head = box(100, 100, 120, 120)

it.each([
  ['the head in head and shoulders', box(80, 90, 140, 160), 1],
  ['4 heads wide', box(70, 90, 150, 160), 0],
  ['its centre outside', box(111, 90, 160, 160), 0],
])('by centre: %s', (_, found, pairs) => {
  expect(matchCentres([head], [found])).toHaveLength(pairs)
  expect(matchOverlaps([head], [found])).toEqual([])
})

it('one box a head, one head a box', () => {
  expect(matchCentres([head], [box(90, 90, 130, 130), box(95, 95, 125, 125)])).toEqual([[0, 1]])
  expect(matchCentres([head, box(122, 100, 142, 120)], [box(95, 90, 145, 130)])).toHaveLength(1)
})

it('as many pairs as there can be, though another one would overlap more', () => {
  const between = box(98, 95, 146, 125)
  const right = box(124, 100, 144, 120)
  expect(matchCentres([head, right], [between, box(122, 98, 146, 122)])).toEqual([
    [0, 0],
    [1, 1],
  ])
})
