/**
 * What a model of each output layout would say about given objects: the inverse of the decoders, written from
 * the layouts' published definitions and not from the decoders.
 */
import type { OutputLayout } from '../../server/contract/model'
import { anchorCount, STRIDES, YOLOV5_ANCHORS } from './yolo-layout'

/** An object in input pixels (x, y is the centre). `keypoints` for pose layouts: 17 times x, y, score. */
export type Planted = {
  x: number
  y: number
  width: number
  height: number
  classId: number
  score: number
  keypoints?: readonly number[]
}
export type LayoutSize = { width: number; height: number; classes: number }
export type PlantedOutput = { name: string; dims: number[]; data: Float32Array }

const KEYPOINTS = 17
const END_TO_END_ROWS = 300
const MOVENET_PEOPLE = 48
const MOVENET_ROW = 56
/** NanoDet's distances are distributions over 0..10 strides. */
const DISTANCE_BINS = 11
/** A logit that makes softmax all but one-hot. */
const CERTAIN = 40

/** Output tensors in which exactly these objects are found, each at a candidate of its own. */
export function plantObjects(layout: OutputLayout, objects: readonly Planted[], size: LayoutSize): PlantedOutput[] {
  switch (layout) {
    case 'yolov5':
      return [
        transposed(
          candidateColumns(objects, size, (o) => [1, ...oneHot(o, size.classes)], 5 + size.classes, YOLOV5_ANCHORS),
        ),
      ]
    case 'yolov8':
      return [candidateColumns(objects, size, (o) => oneHot(o, size.classes), 4 + size.classes)]
    case 'yolov8-pose':
      return [candidateColumns(objects, size, (o) => [o.score, ...keypointsOf(o)], 5 + 3 * KEYPOINTS)]
    case 'end2end':
      return [rows('output0', END_TO_END_ROWS, 6, objects.map(cornersScoreClass))]
    case 'yolox':
      return [gridOffsets(objects, size)]
    case 'nanodet':
      return STRIDES.flatMap((stride) => nanodetLevel(objects, size, stride))
    case 'movenet-multipose':
      return [
        rows(
          'output_0',
          MOVENET_PEOPLE,
          MOVENET_ROW,
          objects.map((o) => movenetRow(o, size)),
        ),
      ]
  }
}

function oneHot(object: Planted, classes: number): number[] {
  return Array.from({ length: classes }, (_, index) => (index === object.classId ? object.score : 0))
}

function keypointsOf(object: Planted): readonly number[] {
  return object.keypoints ?? new Array<number>(3 * KEYPOINTS).fill(0)
}

function rows(name: string, count: number, length: number, values: readonly (readonly number[])[]): PlantedOutput {
  const data = new Float32Array(count * length)
  values.forEach((row, index) => {
    data.set(row, index * length)
  })
  return { name, dims: [1, count, length], data }
}

/** 1 x channels x N, one object a column. */
function candidateColumns(
  objects: readonly Planted[],
  size: LayoutSize,
  rest: (object: Planted) => readonly number[],
  channels: number,
  anchors = 1,
): PlantedOutput {
  const count = anchorCount(size.width, size.height) * anchors
  const data = new Float32Array(channels * count)
  objects.forEach((object, column) => {
    const values = [object.x, object.y, object.width, object.height, ...rest(object)]
    values.forEach((value, channel) => {
      data[channel * count + column] = value
    })
  })
  return { name: 'output0', dims: [1, channels, count], data }
}

function transposed({ name, dims, data }: PlantedOutput): PlantedOutput {
  const [, channels = 0, count = 0] = dims
  const turned = Float32Array.from(data, (_, i) => data[(i % channels) * count + Math.floor(i / channels)] ?? 0)
  return { name, dims: [1, count, channels], data: turned }
}

function cornersScoreClass({ x, y, width, height, score, classId }: Planted): number[] {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2, score, classId]
}

/** YOLOX before its grid decode: offsets in cells, logarithmic sizes; the object sits at its centre's stride-8 cell. */
function gridOffsets(objects: readonly Planted[], size: LayoutSize): PlantedOutput {
  const stride = STRIDES[0]
  const length = 5 + size.classes
  const output = rows('output', anchorCount(size.width, size.height), length, [])
  for (const object of objects) {
    const column = Math.floor(object.x / stride)
    const row = Math.floor(object.y / stride)
    const offsets = [object.x / stride - column, object.y / stride - row]
    const sizes = [Math.log(object.width / stride), Math.log(object.height / stride)]
    const cell = row * (size.width / stride) + column
    output.data.set([...offsets, ...sizes, 1, ...oneHot(object, size.classes)], cell * length)
  }
  return output
}

/** One stride's scores and distances; an object belongs to the smallest stride whose bins reach its edges. */
function nanodetLevel(objects: readonly Planted[], size: LayoutSize, stride: number): PlantedOutput[] {
  const across = size.width / stride
  const cells = across * (size.height / stride)
  const scores = rows(`scores_${stride}`, cells, size.classes, [])
  const distances = rows(`distances_${stride}`, cells, 4 * DISTANCE_BINS, [])
  for (const object of objects) {
    if (nanodetStride(object) !== stride) continue
    const column = Math.floor(object.x / stride)
    const row = Math.floor(object.y / stride)
    const cell = row * across + column
    const [centreX, centreY] = [(column + 0.5) * stride, (row + 0.5) * stride]
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cornersScoreClass(object)
    const sides = [centreX - x1, centreY - y1, x2 - centreX, y2 - centreY]
    scores.data.set(oneHot(object, size.classes), cell * size.classes)
    const bins = sides.flatMap((side) => distanceLogits(side / stride))
    distances.data.set(bins, cell * bins.length)
  }
  return [scores, distances]
}

function nanodetStride({ width, height }: Planted): number {
  const reach = Math.max(width, height) / 2 / (DISTANCE_BINS - 2)
  return STRIDES.find((stride) => stride >= reach) ?? 32
}

/** Logits whose softmax has the mean `distance` (in strides): two neighbouring bins share the weight. */
function distanceLogits(distance: number): number[] {
  const below = Math.min(Math.floor(distance), DISTANCE_BINS - 2)
  const share = distance - below
  const logits = new Array<number>(DISTANCE_BINS).fill(0)
  logits[below] = CERTAIN + Math.log(1 - share + 1e-9)
  logits[below + 1] = CERTAIN + Math.log(share + 1e-9)
  return logits
}

/** 17 x (y, x, score), then ymin, xmin, ymax, xmax, score, all relative to the input. */
function movenetRow(object: Planted, { width, height }: LayoutSize): number[] {
  const given = keypointsOf(object)
  const points = Array.from({ length: KEYPOINTS }, (_, index) => {
    const [x = 0, y = 0, score = 0] = given.slice(3 * index, 3 * index + 3)
    return [y / height, x / width, score]
  })
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cornersScoreClass(object)
  return [...points.flat(), y1 / height, x1 / width, y2 / height, x2 / width, object.score]
}
