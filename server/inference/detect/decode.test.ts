import { describe, expect, it } from 'vitest'
import type { OutputLayout } from '../../contract/model'
import { decodeOutput } from './decode'
import { letterbox } from './letterbox'
import type { Tensor } from './types'

// A 1280 x 720 picture in 640 x 640: half size, 140 rows of padding above and below.
const SQUARE = letterbox(1280, 720, 640, 640)
// The same in a rectangle, 320 x 192: a quarter, 6 rows of padding.
const WIDE = letterbox(1280, 720, 320, 192)
const LABELS = ['cat', 'dog', 'emu']

const tensor = (rows: number, columns: number, fill: (row: number, column: number) => number): Tensor => ({
  dims: [1, rows, columns],
  data: Float32Array.from({ length: rows * columns }, (_, at) => fill(Math.floor(at / columns), at % columns)),
})
/** Rows by number, all others zero. */
const rowsOf = (count: number, columns: number, rows: Record<number, number[]>) =>
  tensor(count, columns, (row, column) => rows[row]?.[column] ?? 0)
const transposed = ({ dims: [, rows = 0, columns = 0], data }: Tensor) =>
  tensor(columns, rows, (row, column) => Number(data[column * columns + row]))

function decode(
  layout: OutputLayout,
  output: Tensor | Record<string, Tensor>,
  { lb = SQUARE, labels = LABELS, confidence = 0.25, iou = 0.45, max = 300, task = 'detect' as 'detect' | 'pose' } = {},
) {
  const outputs = 'dims' in output ? { out: output as Tensor } : output
  const spec = { layout, task, outputs: Object.keys(outputs), labels }
  return decodeOutput(spec, outputs, lb, { confidence, iou, max })
}

const found = (detections: ReturnType<typeof decode>) =>
  detections.map(({ label, confidence, box: { x1, y1, x2, y2 } }) => [
    label,
    ...[confidence, x1, y1, x2, y2].map((value) => Math.round(value * 1000) / 1000),
  ])

// cx 100, cy 200, 40 x 60 on the canvas is 160,60 - 240,180 in the source.
const BOX = [100, 200, 40, 60]
const SOURCE = [160, 60, 240, 180]

describe('yolov5', () => {
  it.each([
    ['objectness times class', { 1: [...BOX, 0.8, 0.1, 0.5, 0.2] }, [['dog', 0.4, ...SOURCE]]],
    ['objectness too low', { 1: [...BOX, 0.2, 0, 1, 0] }, []],
    ['product too low', { 1: [...BOX, 0.5, 0, 0.4, 0] }, []],
    ['the first of equal classes', { 0: [...BOX, 1, 0.5, 0.5, 0.5] }, [['cat', 0.5, ...SOURCE]]],
    [
      'overlapping boxes',
      { 0: [...BOX, 1, 0, 0.6, 0], 3: [102, 200, 40, 60, 1, 0, 0.9, 0] },
      [['dog', 0.9, 164, 60, 244, 180]],
    ],
    [
      'NaN and infinity',
      {
        0: [Number.NaN, 200, 40, 60, 1, 1, 0, 0],
        1: [...BOX, Number.NaN, 1, 1, 1],
        2: [100, 200, Number.POSITIVE_INFINITY, 60, 1, 1, 0, 0],
      },
      [],
    ],
    ['a box in the padding alone', { 0: [100, 50, 40, 60, 1, 1, 0, 0] }, []],
    ['a box over the edge', { 0: [0, 140, 40, 60, 1, 1, 0, 0] }, [['cat', 1, 0, 0, 40, 60]]],
  ])('%s', (_, rows, expected) => {
    expect(found(decode('yolov5', rowsOf(5, 8, rows)))).toEqual(expected)
  })
})

describe('yolov8', () => {
  const output = transposed(rowsOf(9, 7, { 2: [...BOX, 0.1, 0.9, 0.3], 5: [400, 300, 20, 20, 0.3, 0.1, 0.2] }))
  const expected = [
    ['dog', 0.9, ...SOURCE],
    ['cat', 0.3, 780, 300, 820, 340],
  ]

  it('channel-major', () => expect(found(decode('yolov8', output))).toEqual(expected))
  it('transposed, when the class count says so', () => {
    expect(found(decode('yolov8', transposed(output)))).toEqual(expected)
  })
  it('more classes than anchors is not transposed', () => {
    const single = transposed(rowsOf(1, 7, { 0: [...BOX, 0, 0, 0.6] }))
    expect(found(decode('yolov8', single))).toEqual([['emu', 0.6, ...SOURCE]])
  })
  it('tells the next best class', () => {
    const next = [
      { label: 'emu', score: expect.closeTo(0.3, 5) },
      { label: 'emu', score: expect.closeTo(0.2, 5) },
    ]
    expect(decode('yolov8', output).map(({ second }) => second)).toEqual(next)
    expect(decode('yolov8', transposed(output)).map(({ second }) => second)).toEqual(next)
  })
  it('one class has no next', () => {
    const single = transposed(rowsOf(9, 5, { 0: [...BOX, 0.6] }))
    expect(decode('yolov8', single, { labels: ['cat'] })[0]).not.toHaveProperty('second')
  })
  it('mask values behind the classes are no classes', () => {
    const masks = transposed(rowsOf(50, 39, { 4: [...BOX, 0.5, 0, 0, ...Array.from({ length: 32 }, () => 7)] }))
    expect(found(decode('yolov8', masks))).toEqual([['cat', 0.5, ...SOURCE]])
  })
  it('class without a label', () => {
    expect(decode('yolov8', output, { labels: [] }).map(({ label }) => label)).toEqual(['class_1', 'class_0'])
  })
  it('only above the threshold', () =>
    expect(found(decode('yolov8', output, { confidence: 0.5 }))).toEqual([expected[0]]))
  it('at most max, the best', () => expect(found(decode('yolov8', output, { max: 1 }))).toEqual([expected[0]]))
  it('rectangular input', () => {
    const wide = transposed(rowsOf(9, 7, { 0: [100, 96, 40, 60, 0.9, 0, 0] }))
    expect(found(decode('yolov8', wide, { lb: WIDE }))).toEqual([['cat', 0.9, 320, 240, 480, 480]])
  })
  it('NaN, infinity and more than 1', () => {
    const odd = transposed(
      rowsOf(9, 7, {
        0: [...BOX, Number.NaN, Number.NaN, 0],
        1: [Number.NaN, 1, 1, 1, 0.9, 0, 0],
        2: [...BOX, 0, 1.2, 0],
        3: [...BOX, Number.POSITIVE_INFINITY, 0, 0],
      }),
    )
    expect(found(decode('yolov8', odd))).toEqual([['dog', 1, ...SOURCE]])
  })
})

const points = Array.from({ length: 17 }, (_, index) => [100 + index, 200 + index, index / 20]).flat()

describe('pose layouts', () => {
  const keypoint = { x: 202, y: 122, score: expect.closeTo(0.05, 5) }

  it('yolov8-pose', () => {
    const output = transposed(rowsOf(60, 56, { 7: [...BOX, 0.7, ...points] }))
    const [person, ...more] = decode('yolov8-pose', output, { labels: ['person'], task: 'pose' })
    expect(more).toEqual([])
    expect(person).toMatchObject({ label: 'person', box: { x1: 160, y1: 60, x2: 240, y2: 180 } })
    expect(person?.keypoints).toHaveLength(17)
    expect(person?.keypoints?.[1]).toEqual(keypoint)
  })

  it('end2end pose', () => {
    const output = rowsOf(3, 57, { 1: [80, 170, 120, 230, 0.7, 0, ...points] })
    const [person] = decode('end2end', output, { labels: ['person'], task: 'pose' })
    expect(person).toMatchObject({ label: 'person', box: { x1: 160, y1: 60, x2: 240, y2: 180 } })
    expect(person?.keypoints?.[1]).toEqual(keypoint)
  })

  it('movenet-multipose: y before x, shares of the canvas', () => {
    const shares = Array.from({ length: 17 }, () => [0.5, 0.25, 0.9]).flat()
    const output = rowsOf(6, 56, { 2: [...shares, 0.25, 0.125, 0.75, 0.5, 0.6], 3: [...shares, 0, 0, 1, 1, 0.1] })
    const people = decode('movenet-multipose', output, { labels: ['person'], task: 'pose' })
    expect(found(people)).toEqual([['person', 0.6, 160, 40, 640, 680]])
    expect(people[0]?.keypoints?.[16]).toEqual({ x: 320, y: 360, score: expect.closeTo(0.9, 5) })
  })

  it('a keypoint that is no number was not seen', () => {
    const broken = [...points.slice(0, 3), Number.NaN, 3, 0.9, ...points.slice(6)]
    const output = transposed(rowsOf(60, 56, { 0: [...BOX, 0.7, ...broken] }))
    expect(decode('yolov8-pose', output, { labels: ['person'], task: 'pose' })[0]?.keypoints?.[1]).toEqual({
      x: 0,
      y: 0,
      score: 0,
    })
  })
})

describe('end2end', () => {
  it.each([
    ['corners, score, class', { 0: [80, 170, 120, 230, 0.9, 1] }, [['dog', 0.9, ...SOURCE]]],
    [
      'no NMS',
      { 0: [80, 170, 120, 230, 0.9, 1], 1: [80, 170, 120, 230, 0.8, 1] },
      [
        ['dog', 0.9, ...SOURCE],
        ['dog', 0.8, ...SOURCE],
      ],
    ],
    [
      'best first',
      { 0: [80, 170, 120, 230, 0.5, 0], 1: [80, 170, 120, 230, 0.8, 2] },
      [
        ['emu', 0.8, ...SOURCE],
        ['cat', 0.5, ...SOURCE],
      ],
    ],
    ['an unknown class', { 0: [80, 170, 120, 230, 0.9, 9] }, [['class_9', 0.9, ...SOURCE]]],
    ['a class that is none', { 0: [80, 170, 120, 230, 0.9, -1], 1: [80, 170, 120, 230, 0.9, Number.NaN] }, []],
  ])('%s', (_, rows, expected) => {
    expect(found(decode('end2end', rowsOf(300, 6, rows)))).toEqual(expected)
  })
})

describe('yolox', () => {
  // 320 x 192: 40 x 24 cells of 8, 20 x 12 of 16, 10 x 6 of 32.
  const cells = 960 + 240 + 60
  it.each([
    // Column 5, row 2 of stride 8: centre (5.5, 2.5) x 8, size e^1 x 8 and e^2 x 8.
    [
      'stride 8',
      2 * 40 + 5,
      [
        (5.5 * 8 - Math.E * 4) * 4,
        (2.5 * 8 - Math.E ** 2 * 4 - 6) * 4,
        (5.5 * 8 + Math.E * 4) * 4,
        (2.5 * 8 + Math.E ** 2 * 4 - 6) * 4,
      ],
    ],
    [
      'stride 16',
      960 + 20 * 3 + 4,
      [(4.5 * 16 - Math.E * 8) * 4, 0, (4.5 * 16 + Math.E * 8) * 4, (3.5 * 16 + Math.E ** 2 * 8 - 6) * 4],
    ],
    ['stride 32', 1200 + 10 * 5 + 9, [(9.5 * 32 - Math.E * 16) * 4, (5.5 * 32 - Math.E ** 2 * 16 - 6) * 4, 1280, 720]],
  ])('%s', (_, row, [x1, y1, x2, y2]) => {
    const output = rowsOf(cells, 8, { [row]: [0.5, 0.5, 1, 2, 0.8, 0, 0, 0.5] })
    const [detection, ...more] = decode('yolox', output, { lb: WIDE })
    expect(more).toEqual([])
    expect(detection).toMatchObject({ label: 'emu', confidence: expect.closeTo(0.4, 5) })
    const close = (value = 0) => expect.closeTo(Math.max(0, value), 2)
    expect(detection?.box).toEqual({ x1: close(x1), y1: close(y1), x2: close(x2), y2: close(y2) })
  })
  it('a size that overflows is left out', () => {
    expect(decode('yolox', rowsOf(cells, 8, { 3: [0, 0, 1000, 1, 1, 1, 1, 1] }), { lb: WIDE })).toEqual([])
  })
  it('cells that do not fit the canvas are an error', () => {
    expect(() => decode('yolox', rowsOf(100, 8, {}), { lb: WIDE })).toThrow(/1260|100/)
  })
})

describe('nanodet', () => {
  const bins = 8
  /** One side's distribution with all its weight on one bin, or evenly on two. */
  const side = (...at: number[]) => Array.from({ length: bins }, (_, bin) => (at.includes(bin) ? 50 : -50))
  // Left 1, top 1.5, right 2, bottom 0 strides.
  const sides = [...side(1), ...side(1, 2), ...side(2), ...side(0)]
  const cells3 = 960 + 240 + 60
  const cells4 = cells3 + 5 * 3

  it('three strides: from the middle of the cell', () => {
    // Column 4, row 2 of stride 16: (4.5, 2.5) x 16 = 72, 40; 56, 16 - 104, 40 on the canvas.
    const output = rowsOf(cells3, 3 + 4 * bins, { [960 + 2 * 20 + 4]: [0.1, 0.7, 0.2, ...sides] })
    expect(found(decode('nanodet', output, { lb: WIDE }))).toEqual([['dog', 0.7, 224, 40, 416, 136]])
  })
  it('four strides: from its corner', () => {
    // Column 1, row 1 of stride 64: 64, 64; 0, -32 - 192, 64.
    const output = rowsOf(cells4, 3 + 4 * bins, { [cells3 + 5 + 1]: [0, 0, 0.9, ...sides] })
    expect(found(decode('nanodet', output, { lb: WIDE }))).toEqual([['emu', 0.9, 0, 0, 768, 232]])
  })
  it('a pair of outputs per stride', () => {
    const outputs = Object.fromEntries(
      [960, 240, 60].flatMap((cells) => [
        [`s${cells}`, rowsOf(cells, 3, cells === 240 ? { 44: [0.1, 0.7, 0.2] } : {})],
        [`d${cells}`, rowsOf(cells, 4 * bins, cells === 240 ? { 44: sides } : {})],
      ]),
    )
    expect(found(decode('nanodet', outputs, { lb: WIDE }))).toEqual([['dog', 0.7, 224, 40, 416, 136]])
  })
  it('NaN sides are left out', () => {
    const output = rowsOf(cells3, 3 + 4 * bins, { 0: [0.9, 0, 0, ...sides.map(() => Number.NaN)] })
    expect(decode('nanodet', output, { lb: WIDE })).toEqual([])
  })
})

describe('wrong outputs', () => {
  it.each<[string, Tensor | Record<string, Tensor>, RegExp]>([
    ['two dimensions', { dims: [7, 9], data: new Float32Array(63) }, /\[1, rows, columns\], got \[7, 9\]/],
    ['two pictures', { dims: [2, 7, 9], data: new Float32Array(126) }, /got \[2, 7, 9\]/],
    ['integers', { dims: [1, 7, 9], data: new Int32Array(63) }, /float32/],
    ['too few values', { dims: [1, 3, 9], data: new Float32Array(27) }, /at least 5/],
  ])('%s', (_, output, message) => {
    expect(() => decode('yolov8', output, { labels: [] })).toThrow(message)
  })
  it('a missing output', () => {
    const spec = { layout: 'yolov8' as const, task: 'detect' as const, outputs: ['gone'], labels: [] }
    expect(() => decodeOutput(spec, {}, SQUARE, { confidence: 0.5, iou: 0.5 })).toThrow(/gone/)
  })
})
