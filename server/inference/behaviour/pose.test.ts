import { expect, it } from 'vitest'
import type { Keypoint } from '../../contract/frame'
import { behaviourOfPose } from './pose'

type Points = Record<number, [x: number, y: number, score?: number]>

/** Shoulders 100 px apart at y 200, seen from the front: the person's left is on the right of the picture. */
const FRONT: Points = { 5: [150, 200], 6: [50, 200] }
/** Nose level with the ears. */
const FACE: Points = { 0: [100, 140], 1: [110, 130], 2: [90, 130], 3: [125, 135], 4: [75, 135] }
const DOWN: Points = { 0: [100, 165], 1: [110, 155], 2: [90, 155], 3: [125, 138], 4: [75, 138] }
const LEGS: Points = { 11: [130, 350], 12: [70, 350], 13: [130, 450], 14: [70, 450], 15: [130, 550], 16: [70, 550] }
const SITTING: Points = { 11: [130, 350], 12: [70, 350], 13: [135, 380], 14: [65, 380] }

function pose(...parts: Points[]): Keypoint[] {
  const points: Points = Object.assign({}, ...parts)
  return Array.from({ length: 17 }, (_, index) => {
    const [x, y, score = 0.9] = points[index] ?? [0, 0, 0]
    return { x, y, score }
  })
}
const mirrored = (points: Keypoint[]) => points.map((point) => ({ ...point, x: 1000 - point.x }))
const scaled = (points: Keypoint[]) => points.map(({ x, y, score }) => ({ x: x * 0.2 + 40, y: y * 0.2 + 7, score }))
const hidden = (points: Points, score = 0.1): Points =>
  Object.fromEntries(Object.entries(points).map(([index, [x, y]]) => [index, [x, y, score]]))
const BEHIND: Points = { 5: [50, 200], 6: [150, 200] }

it.each([
  ['looks up', pose(FRONT, FACE), 'u'],
  ['looks up, smaller and elsewhere', scaled(pose(FRONT, FACE)), 'u'],
  ['looks up, sitting in full view', pose(FRONT, FACE, SITTING), 'u'],
  ['looks down', pose(FRONT, DOWN), 'd'],
  ['between up and down', pose(FRONT, FACE, { 0: [100, 156] }), null],
  ['lies on the desk', pose(FRONT, { 0: [100, 205], 1: [108, 196], 2: [92, 196] }), 'c'],
  ['lies with only the ears seen', pose(FRONT, { 3: [120, 200], 4: [80, 200] }), 'c'],
  ['stands', pose(FRONT, FACE, LEGS), 's'],
  ['stands looking down', pose(FRONT, DOWN, LEGS), 's'],
  ['stands with hidden feet', pose(FRONT, FACE, LEGS, { 15: [0, 0, 0], 16: [0, 0, 0] }), 's'],
  ['stands with the back to the camera', pose(BEHIND, LEGS), 's'],
  ['legs that were only guessed', pose(FRONT, FACE, hidden(LEGS, 0.4)), 'u'],
  ['bent knees', pose(FRONT, FACE, { 11: [130, 350], 13: [220, 440], 15: [220, 540] }), 'u'],
  ['face turned away', pose(FRONT, { 3: [125, 135] }), 'b'],
  ['nose over the shoulder', pose(FRONT, FACE, { 0: [165, 145] }), 'b'],
  ['from behind, face to the camera', pose(BEHIND, FACE), 'b'],
  ['from behind, looking ahead', pose(BEHIND, { 3: [75, 135], 4: [125, 135] }), null],
  ['no head seen', pose(FRONT), null],
  ['one shoulder', pose({ 5: [150, 200] }, FACE), null],
  ['shoulders not seen well', pose(hidden(FRONT, 0.2), FACE), null],
  ['shoulders in one point', pose({ 5: [100, 200], 6: [100, 200] }, FACE), null],
  ['nothing', pose(), null],
  ['no keypoints at all', [], null],
])('%s', (_, keypoints, expected) => {
  expect(behaviourOfPose(keypoints)).toBe(expected)
})

it('never reads a phone, and NaN says nothing', () => {
  const broken = pose(FRONT, FACE).map((point) => ({ ...point, x: Number.NaN }))
  expect(behaviourOfPose(broken)).toBeNull()
})

it('a mirrored frontal pose is one from behind', () => {
  expect(behaviourOfPose(mirrored(pose(FRONT, FACE)))).toBe('b')
})
