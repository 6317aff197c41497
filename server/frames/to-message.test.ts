import { expect, test } from 'vitest'
import { frameMessage } from '../contract/frame'
import { frameOf, objectOf } from './testing/frames'
import { toMessage } from './to-message'

test('is the message that integrators read', () => {
  const objects = [
    objectOf(),
    objectOf({ trackId: 9, classId: 3, label: 'UsingPhone', confidence: 0.8765, behaviour: 'p', predicted: true }),
  ]
  const message = toMessage(frameOf({ frameId: 120, at: 1_739_948_450_123.4, objects }), 'Room 3-2')
  expect(frameMessage.parse(message)).toEqual(message)
  expect(message).toEqual({
    type: 'frame',
    camera_id: 'yard',
    source: 'Room 3-2',
    frame_index: 120,
    time_ms: 1_739_948_450_123,
    fps: 25,
    width: 1280,
    height: 720,
    inference_ms: 18.2,
    measured: true,
    objects: [
      {
        id: 7,
        class_id: 0,
        class_name: 'LookingUp',
        conf: 0.91,
        bbox: { x1: 10, y1: 20, x2: 110, y2: 220 },
        behavior: { code: 'u', zh: '抬头', en: 'LookingUp' },
        predicted: false,
      },
      {
        id: 9,
        class_id: 3,
        class_name: 'UsingPhone',
        conf: 0.877,
        bbox: { x1: 10, y1: 20, x2: 110, y2: 220 },
        behavior: { code: 'p', zh: '使用手机', en: 'UsingPhone' },
        predicted: true,
      },
    ],
    behavior_counts: { u: 1, d: 0, c: 0, b: 0, p: 1, s: 0 },
    behavior_order: ['u', 'd', 'c', 'b', 'p', 's'],
    behavior_legend: { u: '抬头', d: '低头', c: '趴桌', b: '回头', p: '使用手机', s: '站立' },
  })
})

test('rule 6: what is not mapped is an object without behaviour', () => {
  const message = toMessage(frameOf({ objects: [objectOf({ behaviour: null, trackId: null })] }), 'x')
  expect(message.objects[0]).toMatchObject({ id: null, behavior: null })
  expect(Object.values(message.behavior_counts)).toEqual([0, 0, 0, 0, 0, 0])
})

test('rule 7: a failed inference is an empty result that says so', () => {
  expect(toMessage(frameOf({ error: 'inference_failed' }), 'x')).toMatchObject({
    objects: [],
    error: 'inference_failed',
  })
  expect(toMessage(frameOf(), 'x')).not.toHaveProperty('error')
})

test('keypoints are there when the model has them, in tenths of a pixel', () => {
  const object = objectOf({ keypoints: [{ x: 1.26, y: 2.04, score: 0.98765 }] })
  expect(toMessage(frameOf({ objects: [object] }), 'x').objects[0]?.keypoints).toEqual([{ x: 1.3, y: 2, score: 0.988 }])
  expect(toMessage(frameOf({ objects: [objectOf()] }), 'x').objects[0]).not.toHaveProperty('keypoints')
})
