import { expect, it } from 'vitest'
import { associate } from './association'

const similarity = (table: number[][]) => (track: number, detection: number) => table[track]![detection]!

it.each([
  [
    'the best sum, not the best pair',
    [
      [0.9, 0.8],
      [0.8, 0.1],
    ],
    0.2,
    [
      [0, 1],
      [1, 0],
    ],
    [],
    [],
  ],
  [
    'what is too little stays alone',
    [
      [0.9, 0],
      [0, 0.1],
    ],
    0.2,
    [[0, 0]],
    [1],
    [1],
  ],
  ['more detections', [[0.1, 0.7, 0.3]], 0.2, [[0, 1]], [], [0, 2]],
  ['more tracks', [[0.1], [0.7], [0.3]], 0.2, [[1, 0]], [0, 2], []],
  ['just enough', [[0.2]], 0.2, [[0, 0]], [], []],
  [
    'nothing fits',
    [
      [0, 0],
      [0, 0],
    ],
    0.2,
    [],
    [0, 1],
    [0, 1],
  ],
])('%s', (_, table, least, matched, tracks, detections) => {
  const [rows, columns] = [table.map((_, row) => row), table[0]!.map((_, column) => column)]
  const result = associate(rows, columns, similarity(table), least)
  expect({ ...result, matched: result.matched.toSorted(([a], [b]) => a - b) }).toEqual({ matched, tracks, detections })
})

it.each([
  [[], [1, 2]],
  [[1, 2], []],
])('with %j and %j nothing is matched', (tracks: number[], detections: number[]) => {
  expect(associate(tracks, detections, () => 1, 0)).toEqual({ matched: [], tracks, detections })
})
