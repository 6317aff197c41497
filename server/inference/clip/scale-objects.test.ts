import { expect, test } from 'vitest'
import type { EngineObject } from '../messages'
import { scaleObjects } from './scale-objects'

test('boxes and points are in the pixels of the other picture, each side by itself', () => {
  const object: EngineObject = {
    ...{ trackId: 1, classId: 0, label: 'head', confidence: 0.9, behaviour: null, predicted: false },
    box: { x1: 64, y1: 36, x2: 128, y2: 72 },
    keypoints: [{ x: 320, y: 180, score: 0.5 }],
  }
  expect(scaleObjects([object], { width: 640, height: 360 }, { width: 3840, height: 1080 })).toEqual([
    { ...object, box: { x1: 384, y1: 108, x2: 768, y2: 216 }, keypoints: [{ x: 1920, y: 540, score: 0.5 }] },
  ])
})
