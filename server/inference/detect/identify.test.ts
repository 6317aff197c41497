import { describe, expect, it } from 'vitest'
import type { ModelManifest } from '../../contract/model'
import { identifyModel } from './identify'
import type { TensorInfo } from './types'

type Shape = TensorInfo['shape']
const info = (shape: Shape, type = 'float32', name = 't'): TensorInfo => ({ name, type, shape })
const names = (count: number) => `{${Array.from({ length: count }, (_, index) => `${index}: 'n${index}'`).join(', ')}}`
const labels = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`)
const SQUARE = [1, 3, 640, 640]

type Given = {
  input?: Shape
  dtype?: string
  metadata?: Record<string, string>
  manifest?: Partial<ModelManifest>
}
function identify(outputs: Shape[], { input = SQUARE, dtype = 'float32', metadata = {}, manifest }: Given = {}) {
  return identifyModel({
    inputs: [info(input, dtype, 'images')],
    outputs: outputs.map((shape, index) => info(shape, 'float32', `out${index}`)),
    metadata,
    manifest: manifest ? { name: 'm', file: 'model.onnx', ...manifest } : null,
  })
}

describe('layouts', () => {
  const ultralytics = (count: number, task = 'detect') => ({ names: names(count), task, stride: '32' })
  const cases: [string, Shape[], Given, string, number][] = [
    ['YOLOv8, COCO', [[1, 84, 8400]], {}, 'yolov8', 80],
    ['YOLO11, six classes', [[1, 10, 8400]], { metadata: ultralytics(6) }, 'yolov8', 6],
    [
      'YOLOv8, dynamic',
      [['batch', 10, 'anchors']],
      { input: ['batch', 3, 'h', 'w'], metadata: ultralytics(6) },
      'yolov8',
      6,
    ],
    ['YOLOv8, fewer anchors than channels', [[1, 10, 4]], { metadata: ultralytics(6) }, 'yolov8', 6],
    ['YOLOv8 with 52 classes is no pose', [[1, 56, 8400]], { metadata: ultralytics(52) }, 'yolov8', 52],
    [
      'YOLOv8 segmentation: its boxes',
      [
        [1, 116, 8400],
        [1, 32, 160, 160],
      ],
      { metadata: ultralytics(80, 'segment') },
      'yolov8',
      80,
    ],
    ['YOLOv8 transposed, by manifest', [[1, 8400, 84]], { manifest: { layout: 'yolov8' } }, 'yolov8', 80],
    ['YOLOv8 rectangular', [[1, 84, 5040]], { input: [1, 3, 384, 640] }, 'yolov8', 80],
    [
      'YOLOv8-pose',
      [[1, 56, 8400]],
      { metadata: { ...ultralytics(1, 'pose'), kpt_shape: '[17, 3]' } },
      'yolov8-pose',
      1,
    ],
    ['YOLOv8-pose without metadata', [[1, 56, 8400]], {}, 'yolov8-pose', 1],
    ['YOLOv5', [[1, 25200, 85]], {}, 'yolov5', 80],
    ['YOLOv5, one class', [[1, 25200, 6]], {}, 'yolov5', 1],
    [
      'YOLOv5 with its feature maps',
      [
        [1, 25200, 85],
        [1, 3, 80, 80, 85],
      ],
      {},
      'yolov5',
      80,
    ],
    ['YOLOv5 P6', [[1, 102000, 85]], { input: [1, 3, 1280, 1280] }, 'yolov5', 80],
    [
      'YOLOv5, dynamic',
      [['b', 'n', 11]],
      { input: ['b', 3, 'h', 'w'], metadata: { names: names(6), stride: '32' } },
      'yolov5',
      6,
    ],
    ['YOLOv10', [[1, 300, 6]], { metadata: ultralytics(80) }, 'end2end', 80],
    ['YOLO26, dynamic', [['batch', 'n', 6]], { metadata: { ...ultralytics(6), end2end: 'True' } }, 'end2end', 6],
    [
      'YOLO26, one class, dynamic',
      [['batch', 'n', 6]],
      { metadata: { ...ultralytics(1), end2end: 'True' } },
      'end2end',
      1,
    ],
    ['YOLO26-pose', [[1, 300, 57]], { metadata: ultralytics(1, 'pose') }, 'end2end', 1],
    ['YOLOX', [[1, 3549, 85]], { input: [1, 3, 416, 416] }, 'yolox', 80],
    ['YOLOX, few classes', [[1, 8400, 8]], {}, 'yolox', 3],
    [
      'YOLOX, rectangular, labels',
      [[1, 1260, 45]],
      { input: [1, 3, 192, 320], manifest: { labels: labels(40) } },
      'yolox',
      40,
    ],
    ['NanoDet, COCO', [[1, 3549, 124]], { input: [1, 3, 416, 416] }, 'nanodet', 80],
    ['NanoDet, labels', [[1, 3549, 35]], { input: [1, 3, 416, 416], manifest: { labels: labels(3) } }, 'nanodet', 3],
    ['NanoDet-Plus', [[1, 3598, 112]], { input: [1, 3, 416, 416] }, 'nanodet', 80],
  ]
  it.each(cases)('%s', (_, outputs, given, layout, classes) => {
    const found = identify(outputs, given)
    expect(found).toMatchObject({ ok: true, spec: { layout, outputs: ['out0'] } })
    expect(found.ok && found.spec.labels).toHaveLength(classes)
  })

  it('NanoDet in pairs: scores before sides, finest first', () => {
    const shapes = [
      [1, 169, 80],
      [1, 169, 44],
      [1, 676, 80],
      [1, 2704, 80],
      [1, 676, 44],
      [1, 2704, 44],
    ]
    expect(identify(shapes, { input: [1, 3, 416, 416] })).toMatchObject({
      ok: true,
      spec: { layout: 'nanodet', outputs: ['out3', 'out5', 'out2', 'out4', 'out0', 'out1'] },
    })
  })

  it.each([
    ['uint8', [1, 'h', 'w', 3] as Shape, 256, 256],
    ['int32', [1, 192, 320, 3] as Shape, 320, 192],
  ])('MoveNet, %s', (dtype, input, width, height) => {
    const found = identify([[1, 48, 56]], { dtype, input })
    expect(found).toMatchObject({ ok: true, spec: { layout: 'movenet-multipose', task: 'pose', labels: ['person'] } })
    expect(found.ok && found.spec.input).toMatchObject({ order: 'nhwc', dtype, width, height, scale: [1, 1, 1] })
  })
})

describe('input', () => {
  const dynamic: Shape = ['b', 3, 'h', 'w']
  const unit = 1 / 255
  it.each([
    ['fixed', [1, 3, 384, 640] as Shape, {}, { width: 640, height: 384 }],
    ['dynamic: 640', dynamic, {}, { width: 640, height: 640 }],
    ['dynamic as -1', [1, 3, -1, -1] as Shape, {}, { width: 640, height: 640 }],
    ['dynamic: metadata', dynamic, { metadata: { imgsz: '[384, 672]' } }, { width: 672, height: 384 }],
    [
      'dynamic: manifest first',
      dynamic,
      { metadata: { imgsz: '[384, 672]' }, manifest: { input: { width: 320, height: 320 } } },
      { width: 320, height: 320 },
    ],
    [
      'dynamic: up to the stride',
      dynamic,
      { manifest: { input: { width: 330, height: 200 } } },
      { width: 352, height: 224 },
    ],
    ['pixels as YOLO sees them', dynamic, {}, { color: 'rgb', mean: [0, 0, 0], scale: [unit, unit, unit], pad: 114 }],
    [
      'manifest beats the family',
      dynamic,
      { manifest: { input: { color: 'bgr' as const, pad: 0 } } },
      { color: 'bgr', pad: 0, scale: [unit, unit, unit] },
    ],
    ['integers take raw pixels', dynamic, { dtype: 'uint8' }, { dtype: 'uint8', scale: [1, 1, 1] }],
    ['channels last', [1, 640, 640, 3] as Shape, {}, { order: 'nhwc', width: 640 }],
  ])('%s', (_, input, given: Given, expected) => {
    const found = identify([[1, 84, 'n']], { input, ...given })
    expect(found.ok && found.spec.input).toMatchObject(expected)
  })

  it('YOLOX and NanoDet see raw and ImageNet BGR', () => {
    const input = [1, 3, 416, 416]
    const spec = (shape: Shape) => {
      const found = identify([shape], { input })
      return found.ok && found.spec.input
    }
    expect(spec([1, 3549, 85])).toMatchObject({ color: 'bgr', scale: [1, 1, 1] })
    expect(spec([1, 3549, 124])).toMatchObject({ color: 'bgr', mean: [103.53, 116.28, 123.675] })
  })
})

describe('labels', () => {
  it.each([
    ['COCO for 80 classes', 84, {}, 'person', 'toothbrush'],
    ['the file', 10, { metadata: { names: names(6) } }, 'n0', 'n5'],
    [
      'the manifest before the file',
      10,
      { metadata: { names: names(6) }, manifest: { labels: labels(6) } },
      'm0',
      'm5',
    ],
    ['numbers', 10, {}, 'class_0', 'class_5'],
  ])('%s', (_, channels, given: Given, first, last) => {
    const found = identify([[1, channels, 8400]], given)
    expect(found.ok && [found.spec.labels[0], found.spec.labels.at(-1)]).toEqual([first, last])
  })
})

describe('rule 6: what cannot be used says so', () => {
  it.each<[string, Shape[], Given, RegExp]>([
    ['a classifier', [[1, 1000]], {}, /out0 float32 \[1, 1000\].*Known: YOLOv5/],
    ['a classifier by its word', [[1, 84, 8400]], { metadata: { task: 'classify' } }, /task is "classify"/],
    ['a feature map', [[1, 255, 20, 20]], {}, /\[1, 255, 20, 20\]/],
    ['no rule fits', [[1, 7, 7]], {}, /\[1, 7, 7\]/],
    ['dynamic names are shown', [['batch', 'x', 85]], {}, /\[batch, x, 85\]/],
    ['transposed YOLOv8', [[1, 8400, 84]], {}, /transposed YOLOv8/],
    ['YOLOX or NanoDet', [[1, 8400, 40]], {}, /YOLOX with 35 classes or NanoDet with 8/],
    ['names that do not fit', [[1, 84, 8400]], { manifest: { labels: ['a', 'b'] } }, /80 classes, but 2/],
    [
      'a pose with other points',
      [[1, 68, 8400]],
      { metadata: { names: names(1), task: 'pose', kpt_shape: '[21, 3]' } },
      /21 keypoints/,
    ],
    [
      'a manifest that does not fit',
      [[1, 300, 6]],
      { manifest: { layout: 'movenet-multipose' } },
      /manifest says movenet/,
    ],
  ])('output: %s', (_, outputs, given, detail) => {
    const found = identify(outputs, given)
    expect(found).toMatchObject({ ok: false, error: 'model_unknown_output', detail: expect.stringMatching(detail) })
  })

  it.each<[string, Given, RegExp]>([
    ['grey', { input: [1, 1, 640, 640] }, /images float32 \[1, 1, 640, 640\].*Known is one picture/],
    ['not a picture', { input: [1, 128] }, /\[1, 128\]/],
    ['half precision', { dtype: 'float16' }, /float16.*Export the model with float32/],
    ['a batch', { input: [4, 3, 640, 640] }, /4 pictures at once/],
    ['everything dynamic', { input: ['a', 'b', 'c', 'd'] }, /\[a, b, c, d\].*input.order/],
    ['another size than fixed', { manifest: { input: { width: 320 } } }, /320 x any/],
    ['another type than fixed', { manifest: { input: { dtype: 'uint8' } } }, /uint8/],
    ['tiny', { input: [1, 3, 16, 16] }, /16 x 16 is too small/],
  ])('input: %s', (_, given, detail) => {
    const found = identify([[1, 84, 8400]], given)
    expect(found).toMatchObject({ ok: false, error: 'model_unknown_input', detail: expect.stringMatching(detail) })
  })

  it('two inputs, and none', () => {
    const two = { inputs: [info(SQUARE), info([1, 2])], outputs: [info([1, 84, 8400])], metadata: {}, manifest: null }
    expect(identifyModel(two)).toMatchObject({ ok: false, error: 'model_unknown_input' })
    expect(identifyModel({ ...two, inputs: [] })).toMatchObject({ detail: expect.stringMatching(/no input/) })
  })
})
