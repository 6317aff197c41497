import { describe, expect, it, test } from 'vitest'
import type { Area, Line, ZonePoint } from '@/server/contract/zone'
import { addCorner, flip, mayAdd, mayRemove, moveAll, moveCorner, removeCorner, snap } from './shape'

const p = (x: number, y: number): ZonePoint => ({ x, y })
const AREA: Area = {
  id: 'a',
  name: 'A',
  kind: 'seat',
  anchor: 'centre',
  points: [p(0.2, 0.2), p(0.6, 0.2), p(0.6, 0.5)],
}
const LINE: Line = { id: 'l', name: 'L', kind: 'line', anchor: 'centre', points: [p(0, 0), p(1, 1)], jitter: 0 }

test('a corner goes no farther than the edge of the picture', () => {
  expect(moveCorner(AREA, 1, p(1.4, -0.3)).points).toEqual([p(0.2, 0.2), p(1, 0), p(0.6, 0.5)])
  expect(moveCorner(LINE, 0, p(0.123456, 0)).points).toEqual([p(0.1235, 0), p(1, 1)])
})

test.each([
  [p(0.1, 0.1), [p(0.3, 0.3), p(0.7, 0.3), p(0.7, 0.6)]],
  [p(9, 0), [p(0.6, 0.2), p(1, 0.2), p(1, 0.5)]],
  [p(-9, -9), [p(0, 0), p(0.4, 0), p(0.4, 0.3)]],
])('moved by %o it keeps its form', (by, points) => {
  expect(moveAll(AREA, by).points).toEqual(points)
})

test('corners come and go, three always stay', () => {
  const four = addCorner(AREA, 2, p(0.4, 0.5))
  expect(four.points).toEqual([...AREA.points, p(0.4, 0.5)])
  expect(removeCorner(four, 0).points).toHaveLength(3)
  expect([mayRemove(four), mayRemove(AREA), mayRemove(LINE), mayAdd(LINE)]).toEqual([true, false, false, false])
  expect(mayAdd({ ...AREA, points: Array(24).fill(p(0, 0)) })).toBe(false)
})

test('a line has two directions', () => {
  expect(flip(LINE).points).toEqual([p(1, 1), p(0, 0)])
})

describe('snapping', () => {
  const reach = p(0.02, 0.04)
  it.each([
    [p(0.3, 0.3), p(0.3, 0.3)],
    [p(0.01, 0.98), p(0, 1)],
    [p(0.61, 0.22), p(0.6, 0.2)],
    [p(0.41, 0.9), p(0.4, 0.9)],
    [p(0.43, 0.9), p(0.43, 0.9)],
  ])('%o settles at %o', (at, expected) => {
    expect(snap(at, [p(0.6, 0.2)], [p(0.4, 0.7)], reach)).toEqual(expected)
  })
})
