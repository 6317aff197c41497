import { expect, test } from 'vitest'
import type { FilmObject } from '../contract/film'
import { toDrawn } from './film-objects'

const row = (said: FilmObject[7], ...points: number[]): FilmObject => [4, 1, 0.9, 1, 2, 3, 4, said, 1, ...points]

test('a row is an object to draw', () => {
  const drawn = { id: 4, class_name: 'up', conf: 0.9, bbox: { x1: 1, y1: 2, x2: 3, y2: 4 }, predicted: true }
  const labels: [number, string][] = [
    [0, 'down'],
    [1, 'up'],
  ]
  expect(toDrawn(row('u'), labels)).toEqual({ ...drawn, behavior: { code: 'u' } })
  expect(toDrawn(row(null), labels)).toEqual({ ...drawn, behavior: null })
  expect(toDrawn(row('unsure'), labels)).toEqual({ ...drawn, behavior: null, unsure: true })
  expect(toDrawn(row('u', 7, 8, 0.5, 9, 10, 1), labels).keypoints).toEqual([
    { x: 7, y: 8, score: 0.5 },
    { x: 9, y: 10, score: 1 },
  ])
})
