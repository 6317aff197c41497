import { describe, expect, it } from 'vitest'
import type { BBox } from '../contract/frame'
import { area, clip, fromCentre, intersection, iou, isSane } from './box'

const box = (x1: number, y1: number, x2: number, y2: number): BBox => ({ x1, y1, x2, y2 })

describe('iou', () => {
  it.each([
    ['the same box', box(0, 0, 10, 10), box(0, 0, 10, 10), 1],
    ['half beside', box(0, 0, 10, 10), box(5, 0, 15, 10), 1 / 3],
    ['one inside the other', box(0, 0, 10, 10), box(0, 0, 5, 5), 0.25],
    ['touching edges', box(0, 0, 10, 10), box(10, 0, 20, 10), 0],
    ['apart', box(0, 0, 10, 10), box(30, 30, 40, 40), 0],
    ['no area', box(5, 5, 5, 5), box(0, 0, 10, 10), 0],
  ])('%s', (_, a, b, expected) => {
    expect(iou(a, b)).toBeCloseTo(expected, 12)
    expect(iou(b, a)).toBeCloseTo(expected, 12)
  })
})

it('an inverted box has no area and shares none', () => {
  expect(area(box(10, 10, 0, 0))).toBe(0)
  expect(intersection(box(10, 10, 0, 0), box(0, 0, 10, 10))).toBe(0)
})

it('clips to the frame', () => {
  expect(clip(box(-5, 3, 700, 500), 640, 480)).toEqual(box(0, 3, 640, 480))
})

it('corners from the centre', () => {
  expect(fromCentre(10, 20, 4, 6)).toEqual(box(8, 17, 12, 23))
})

it.each([
  [box(0, 0, 1, 1), true],
  [box(0, 0, 0, 1), false],
  [box(2, 0, 1, 1), false],
  [box(Number.NaN, 0, 1, 1), false],
  [box(0, 0, Number.POSITIVE_INFINITY, 1), false],
])('isSane %j is %s', (given, expected) => {
  expect(isSane(given)).toBe(expected)
})
