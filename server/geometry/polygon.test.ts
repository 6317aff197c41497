import { describe, expect, it, test } from 'vitest'
import { contains, crossesItself, distanceToSides, type Point, segmentsMeet } from './polygon'

/** `0,0 4,0 4,4`. */
const points = (text: string): Point[] =>
  text.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number)
    return { x, y }
  })
const at = (text: string) => points(text)[0]!
const SQUARE = points('0,0 4,0 4,4 0,4')
/** Open at the top. */
const HORSESHOE = points('0,0 1,0 1,3 3,3 3,0 4,0 4,4 0,4')

describe('contains', () => {
  it.each([
    [SQUARE, '2,2', true],
    [SQUARE, '5,2', false],
    [SQUARE, '2,-1', false],
    [SQUARE.toReversed(), '2,2', true],
    [HORSESHOE, '2,1', false],
    [HORSESHOE, '2,3.5', true],
    [HORSESHOE, '0.5,1', true],
    // Through a corner: counted once.
    [points('0,2 2,0 4,2 2,4'), '1,2', true],
    [points('0,2 2,0 4,2 2,4'), '-1,2', false],
  ])('%#', (polygon, point, inside) => {
    expect(contains(polygon, at(point))).toBe(inside)
  })

  it('gives a point on a side that two share to one of them', () => {
    const right = points('4,0 8,0 8,4 4,4')
    expect([SQUARE, right].filter((polygon) => contains(polygon, at('4,2')))).toHaveLength(1)
  })
})

test.each([
  ['a square', SQUARE, false],
  ['the other way round', SQUARE.toReversed(), false],
  ['a horseshoe', HORSESHOE, false],
  ['a triangle', points('0,0 4,0 0,4'), false],
  ['a corner on a straight side', points('0,0 2,0 4,0 4,4 0,4'), false],
  ['a bow', points('0,0 4,4 4,0 0,4'), true],
  ['a side through a corner', points('0,0 4,0 4,4 2,0 0,4'), true],
  ['a corner twice', points('0,0 4,0 4,0 0,4'), true],
  ['there and back', points('0,0 4,0 2,0'), true],
  ['a spike', points('0,0 4,0 4,6 4,4 0,4'), true],
  ['all in one place', points('1,1 1,1 1,1'), true],
])('%s crosses itself: %s', (_, polygon, crosses) => {
  expect(crossesItself(polygon)).toBe(crosses)
})

test.each([
  ['0,0 4,4', '0,4 4,0', true],
  ['0,0 4,4', '5,0 9,0', false],
  ['0,0 4,0', '2,0 2,3', true],
  ['0,0 4,0', '2,1 2,3', false],
  ['0,0 4,0', '3,0 6,0', true],
  ['0,0 4,0', '5,0 6,0', false],
  ['0,0 4,0', '0,1 4,1', false],
])('%s and %s meet: %s', (one, other, meet) => {
  const [a, b] = points(one)
  const [c, d] = points(other)
  expect(segmentsMeet([a!, b!], [c!, d!])).toBe(meet)
  expect(segmentsMeet([d!, c!], [a!, b!])).toBe(meet)
})

test.each([
  ['2,1', 1],
  ['2,-3', 3],
  ['7,8', 5],
  ['4,4', 0],
])('%s is %s from the sides', (point, expected) => {
  expect(distanceToSides(SQUARE, at(point))).toBe(expected)
})
