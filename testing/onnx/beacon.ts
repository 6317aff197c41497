/**
 * A detector that is exact by construction: it finds the calibration source's beacon by its saturated colour
 * and reports it in YOLO11's output layout. What it says can be checked to a fraction of a pixel.
 */
import { createGraph, type Graph, type Value } from './graph'
import { anchorCount, namesMetadata, YOLOV5_ANCHORS } from './yolo-layout'

/** max(R,G,B) - min(R,G,B), 0..1: grey, black and white have none. The mask rises from 0 to 1 between these. */
const SATURATION_LOW = 0.3
const SATURATION_HIGH = 0.7
/** Below this area in input pixels there is no beacon; the score is full at twice of it. */
const MIN_AREA = 16
export const BEACON_SCORE = 0.96875

export type BeaconOptions = {
  /** Input size in pixels, multiples of 32. */
  width: number
  height: number
  /** Class names; the beacon is the first of them. */
  labels?: readonly string[]
  /** Output layout: YOLO11's 1x(4+C)xN, or YOLOv5's 1xNx(5+C). */
  layout?: 'yolov8' | 'yolov5'
}

/** An ONNX file: images 1x3xHxW (RGB 0..1) -> output0 with the beacon in the first of N candidates. */
export function beaconModel(options: BeaconOptions): Uint8Array {
  const { width, height, labels = ['beacon'], layout = 'yolov8' } = options
  const graph = createGraph('beacon')
  const images = graph.input('images', 'float32', [1, 3, height, width])
  const { centreX, centreY, boxWidth, boxHeight, score } = measureBeacon(graph, images, width, height)
  const others = labels.length - 1
  const scores = others > 0 ? [score, graph.floats([others], new Float32Array(others))] : [score]
  const objectness = layout === 'yolov5' ? [graph.floats([1], [1])] : []
  const row = graph.op('Concat', [centreX, centreY, boxWidth, boxHeight, ...objectness, ...scores], { axis: 0 })
  const channels = 4 + objectness.length + labels.length
  const candidates = anchorCount(width, height) * (layout === 'yolov5' ? YOLOV5_ANCHORS : 1)
  const first = graph.op('Reshape', [row, graph.ints([1, channels, 1])])
  const all = graph.op('Pad', [first, graph.ints([0, 0, 0, 0, 0, candidates - 1])])
  if (layout === 'yolov8') graph.op('Identity', [all], {}, 'output0')
  else graph.op('Transpose', [all], { perm: [0, 2, 1] }, 'output0')
  graph.output('output0', 'float32', layout === 'yolov8' ? [1, channels, candidates] : [1, candidates, channels])
  return graph.encode({ names: namesMetadata(labels), task: 'detect' })
}

type Measured = Record<'centreX' | 'centreY' | 'boxWidth' | 'boxHeight' | 'score', Value>

/** Centre of mass, width, height and area of the saturated pixels; each result has shape [1]. */
function measureBeacon(graph: Graph, images: Value, width: number, height: number): Measured {
  const reduce = (type: string, axes: number[]) => graph.op(type, [images], { axes, keepdims: 0 })
  const saturation = graph.op('Sub', [reduce('ReduceMax', [1]), reduce('ReduceMin', [1])])
  const raised = graph.op('Sub', [saturation, graph.scalar(SATURATION_LOW)])
  const scaled = graph.op('Mul', [raised, graph.scalar(1 / (SATURATION_HIGH - SATURATION_LOW))])
  const mask = graph.op('Clip', [scaled, graph.scalar(0), graph.scalar(1)])
  const area = sum(graph, mask, [0, 1, 2])
  const divisor = graph.op('Max', [area, graph.scalar(1)])
  const centre = (profileAxes: number[], size: number): Value => {
    const positions = graph.floats(
      [1, size],
      Array.from({ length: size }, (_, index) => index + 0.5),
    )
    const weighted = graph.op('Mul', [sum(graph, mask, profileAxes), positions])
    return graph.op('Div', [sum(graph, weighted, [0, 1]), divisor])
  }
  const excess = graph.op('Div', [graph.op('Sub', [area, graph.scalar(MIN_AREA)]), graph.scalar(MIN_AREA)])
  const score = graph.op('Clip', [excess, graph.scalar(0), graph.scalar(BEACON_SCORE)])
  const widest = (axis: number) => graph.op('ReduceMax', [sum(graph, mask, [axis])], { keepdims: 0 })
  const vector = (value: Value) => graph.op('Reshape', [value, graph.ints([1])])
  return {
    centreX: vector(centre([1], width)),
    centreY: vector(centre([2], height)),
    boxWidth: vector(widest(2)),
    boxHeight: vector(widest(1)),
    score: vector(score),
  }
}

function sum(graph: Graph, value: Value, axes: number[]): Value {
  return graph.op('ReduceSum', [value, graph.ints(axes)], { keepdims: 0 })
}
