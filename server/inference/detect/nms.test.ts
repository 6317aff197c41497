import { describe, expect, it } from 'vitest'
import { Candidates } from './candidates'
import { MAX_COMPARED, nms } from './nms'

type Row = [x1: number, y1: number, x2: number, y2: number, score: number, classId?: number]

function candidates(rows: Row[]): Candidates {
  const all = new Candidates()
  for (const [index, [x1, y1, x2, y2, score, classId = 0]] of rows.entries()) {
    all.push(x1, y1, x2, y2, score, classId, index)
  }
  return all
}

describe('nms', () => {
  const cases: [string, Row[], number, number, number[]][] = [
    ['nothing', [], 0.5, 300, []],
    [
      'the better of two',
      [
        [0, 0, 10, 10, 0.5],
        [1, 0, 11, 10, 0.9],
      ],
      0.5,
      300,
      [1],
    ],
    [
      'another class stays',
      [
        [0, 0, 10, 10, 0.5, 1],
        [1, 0, 11, 10, 0.9, 2],
      ],
      0.5,
      300,
      [1, 0],
    ],
    [
      'equal scores: the first stays',
      [
        [0, 0, 10, 10, 0.7],
        [1, 0, 11, 10, 0.7],
      ],
      0.5,
      300,
      [0],
    ],
    [
      'equal scores apart: in their order',
      [
        [50, 0, 60, 10, 0.7],
        [0, 0, 10, 10, 0.7],
      ],
      0.5,
      300,
      [0, 1],
    ],
    // Overlap of exactly 1/3 is not more than 1/3.
    [
      'an overlap of just the limit stays',
      [
        [0, 0, 10, 10, 0.9],
        [5, 0, 15, 10, 0.8],
      ],
      1 / 3,
      300,
      [0, 1],
    ],
    [
      'what is suppressed suppresses nobody',
      [
        [0, 0, 10, 10, 0.9],
        [4, 0, 14, 10, 0.8],
        [8, 0, 18, 10, 0.7],
      ],
      0.4,
      300,
      [0, 2],
    ],
    [
      'iou 1 keeps all',
      [
        [0, 0, 10, 10, 0.9],
        [0, 0, 10, 10, 0.8],
      ],
      1,
      300,
      [0, 1],
    ],
    [
      'at most max',
      [
        [0, 0, 1, 1, 0.1],
        [10, 0, 11, 1, 0.3],
        [20, 0, 21, 1, 0.2],
      ],
      0.5,
      2,
      [1, 2],
    ],
  ]
  it.each(cases)('%s', (_, rows, iou, max, expected) => {
    expect(nms(candidates(rows), iou, max)).toEqual(expected)
  })

  it('compares only so many, the best', () => {
    const rows = Array.from({ length: MAX_COMPARED + 100 }, (_, index): Row => [index * 2, 0, index * 2 + 1, 1, 0.5])
    expect(nms(candidates(rows), 0.5, Number.POSITIVE_INFINITY)).toHaveLength(MAX_COMPARED)
  })
})

describe('candidates', () => {
  it.each([
    ['NaN corner', [Number.NaN, 0, 1, 1, 0.5]],
    ['infinite corner', [0, 0, Number.POSITIVE_INFINITY, 1, 0.5]],
    ['no area', [5, 5, 5, 9, 0.5]],
    ['inverted', [9, 0, 5, 9, 0.5]],
    ['NaN score', [0, 0, 1, 1, Number.NaN]],
    ['infinite score', [0, 0, 1, 1, Number.POSITIVE_INFINITY]],
  ] as [string, Row][])('%s is left out', (_, row) => {
    expect(candidates([row]).count).toBe(0)
  })

  it('keeps its values while it grows', () => {
    const rows = Array.from({ length: 1000 }, (_, index): Row => [index, 0, index + 1, 1, 0.5, index])
    const all = candidates(rows)
    expect(all.count).toBe(1000)
    expect([all.boxes[4 * 999], all.classIds[999], all.rows[999], all.boxes[4]]).toEqual([999, 999, 999, 1])
  })
})
