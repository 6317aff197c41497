import { expect, test } from 'vitest'
import type { EngineObject } from '../messages'
import { type ClipResult, joinTrack } from './join-track'

const object = (trackId: number | null, x: number): EngineObject => ({
  ...{ trackId, classId: 0, label: 'head', confidence: 0.9, behaviour: 'u', predicted: false },
  box: { x1: x, y1: 0, x2: x + 10, y2: 10 },
})
const result = (frameId: number, measured: boolean, ...objects: EngineObject[]): ClipResult => ({
  frameId,
  measured,
  objects,
})
const seen = (rows: ReturnType<typeof joinTrack>) =>
  rows.map(({ ticks, measured, objects }) => [
    ticks,
    measured,
    objects.map(({ trackId, box, predicted }) => [trackId, box.x1, predicted]),
  ])

test('each picture has what was found in it, in the order of showing', () => {
  // As decoded, with a picture that is shown before one that came earlier.
  const rows = joinTrack(
    [
      [7, 0],
      [9, 200],
      [8, 100],
    ],
    [result(8, true, object(1, 50)), result(7, false, object(1, 0)), result(7, true, object(1, 2))],
  )
  expect(seen(rows)).toEqual([
    [0, true, [[1, 2, false]]],
    [100, true, [[1, 50, false]]],
    [200, false, []],
  ])
})

test('carried boxes that come after the measured ones of the same picture are nothing new', () => {
  expect(seen(joinTrack([[1, 0]], [result(1, true, object(1, 5)), result(1, false, object(1, 9))]))).toEqual([
    [0, true, [[1, 5, false]]],
  ])
})

test('between two pictures people are between the two places', () => {
  const rows = joinTrack(
    [
      [1, 0],
      [2, 1_000],
      [3, 4_000],
    ],
    [
      result(1, true, object(1, 0), object(2, 100), object(null, 300)),
      result(3, true, object(1, 20), object(4, 200), object(null, 300)),
    ],
  )
  expect(seen(rows)[1]).toEqual([1_000, false, [[1, 5, true]]])
})

test('what is far from where it was has not moved there: a film that begins again', () => {
  const rows = joinTrack(
    [
      [1, 0],
      [2, 1_000],
      [3, 2_000],
    ],
    [result(1, true, object(1, 0), object(2, 0)), result(3, true, object(1, 400), object(2, 20))],
  )
  expect(seen(rows)[1]).toEqual([1_000, false, [[2, 10, true]]])
})

test('nothing is said about pictures that are far from any result, or outside of them', () => {
  const rows = joinTrack(
    [
      [1, 0],
      [2, 3_600],
      [3, 90 * 500],
      [4, 90 * 1_000],
      [5, 90 * 1_040],
    ],
    [result(2, true, object(1, 0)), result(4, true, object(1, 9))],
  )
  expect(rows.map(({ objects }) => objects.length)).toEqual([0, 1, 1, 1, 0])
  const apart = joinTrack(
    [
      [1, 0],
      [2, 90 * 1_000],
      [3, 90 * 2_000],
    ],
    [result(1, true, object(1, 0)), result(3, true, object(1, 9))],
  )
  expect(apart.map(({ objects }) => objects.length)).toEqual([1, 0, 1])
})
