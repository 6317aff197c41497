/**
 * A network of YOLOv8n's shape and cost with random weights, for measuring speed: 8.7 GFLOP at 640x640, output
 * 1x84x8400. It finds nothing (class scores are biased low), which is what most candidates of a real one say.
 */
import { createGraph, type Graph, type Value } from './graph'
import { createRandom } from './random'
import { anchorCount, namesMetadata, STRIDES } from './yolo-layout'

/** A feature map: its value, channels and side in pixels. */
type FeatureMap = { value: Value; channels: number; side: number }

const CLASSES = 80
/** Box sides are distributions over this many bins. */
const BINS = 16
/** Logit of a class that is not there. */
const NOTHING = -9

/**
 * size: input side in pixels, a multiple of 32. objects: candidates all over the picture that it claims to see, so that
 * what comes after the model has work.
 */
export function yolov8nModel(size: number, objects = 0): Uint8Array {
  const graph = createGraph('yolov8n-cost')
  const net = layers(graph)
  const input = { value: graph.input('images', 'float32', [1, 3, size, size]), channels: 3, side: size }

  const stem = net.c2f(net.conv(net.conv(input, 16, 3, 2), 32, 3, 2), 32, 1, true)
  const level3 = net.c2f(net.conv(stem, 64, 3, 2), 64, 2, true)
  const level4 = net.c2f(net.conv(level3, 128, 3, 2), 128, 2, true)
  const level5 = net.sppf(net.c2f(net.conv(level4, 256, 3, 2), 256, 1, true), 256)

  const up4 = net.c2f(net.concat([net.upsample(level5), level4]), 128, 1, false)
  const out3 = net.c2f(net.concat([net.upsample(up4), level3]), 64, 1, false)
  const out4 = net.c2f(net.concat([net.conv(out3, 64, 3, 2), up4]), 128, 1, false)
  const out5 = net.c2f(net.concat([net.conv(out4, 128, 3, 2), level5]), 256, 1, false)

  const heads = [out3, out4, out5].map((level) => {
    const box = net.linear(net.conv(net.conv(level, 64, 3), 64, 3), 4 * BINS, 0)
    const scores = net.linear(net.conv(net.conv(level, CLASSES, 3), CLASSES, 3), CLASSES, NOTHING)
    return graph.op('Reshape', [net.concat([box, scores]).value, graph.ints([1, 4 * BINS + CLASSES, -1])])
  })
  decodeBoxes(graph, graph.op('Concat', heads, { axis: 2 }), size, claims(size, objects))
  graph.output('output0', 'float32', [1, 4 + CLASSES, anchorCount(size, size)])
  const labels = Array.from({ length: CLASSES }, (_, index) => `class ${index}`)
  return graph.encode({ names: namesMetadata(labels), task: 'detect' })
}

function layers(graph: Graph) {
  const random = createRandom(7)

  function linear(input: FeatureMap, channels: number, bias: number, kernel = 1, stride = 1): FeatureMap {
    const fanIn = input.channels * kernel * kernel
    const weights = random.normal(channels * fanIn, Math.sqrt(2 / fanIn))
    const pad = kernel >> 1
    const value = graph.op(
      'Conv',
      [
        input.value,
        graph.floats([channels, input.channels, kernel, kernel], weights),
        graph.floats([channels], new Float32Array(channels).fill(bias)),
      ],
      { kernel_shape: [kernel, kernel], pads: [pad, pad, pad, pad], strides: [stride, stride] },
    )
    return { value, channels, side: input.side / stride }
  }

  /** Convolution and SiLU. */
  function conv(input: FeatureMap, channels: number, kernel = 1, stride = 1): FeatureMap {
    const map = linear(input, channels, 0, kernel, stride)
    return { ...map, value: graph.op('Mul', [map.value, graph.op('Sigmoid', [map.value])]) }
  }

  function concat(maps: FeatureMap[]): FeatureMap {
    const value = graph.op(
      'Concat',
      maps.map((map) => map.value),
      { axis: 1 },
    )
    return { value, channels: maps.reduce((sum, map) => sum + map.channels, 0), side: maps[0]!.side }
  }

  /** Cross-stage block: half of the channels pass through `depth` bottlenecks, all stages are joined. */
  function c2f(input: FeatureMap, channels: number, depth: number, shortcut: boolean): FeatureMap {
    const half = channels / 2
    const { value, side } = conv(input, channels)
    const parts: FeatureMap[] = graph
      .split(value, [half, half], 1)
      .map((part) => ({ value: part, channels: half, side }))
    for (let index = 0; index < depth; index++) {
      const before = parts.at(-1)!
      const after = conv(conv(before, half, 3), half, 3)
      parts.push(shortcut ? { ...after, value: graph.op('Add', [before.value, after.value]) } : after)
    }
    return conv(concat(parts), channels)
  }

  /** Pools at three growing sizes, joined. */
  function sppf(input: FeatureMap, channels: number): FeatureMap {
    const pools = [conv(input, channels / 2)]
    for (let index = 0; index < 3; index++) {
      const last = pools.at(-1)!
      const value = graph.op('MaxPool', [last.value], { kernel_shape: [5, 5], pads: [2, 2, 2, 2], strides: [1, 1] })
      pools.push({ ...last, value })
    }
    return conv(concat(pools), channels)
  }

  function upsample(input: FeatureMap): FeatureMap {
    const settings = { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' }
    const value = graph.op('Resize', [input.value, '', graph.floats([4], [1, 1, 2, 2])], settings)
    return { ...input, value, side: input.side * 2 }
  }

  return { linear, conv, concat, c2f, sppf, upsample }
}

/** Distributions to distances, distances to centre and size in pixels, logits to scores. */
function decodeBoxes(graph: Graph, all: Value, size: number, claimed: Float32Array): void {
  const count = anchorCount(size, size)
  const [box, scores] = graph.split(all, [4 * BINS, CLASSES], 1) as [Value, Value]
  const sides = graph.op('Transpose', [graph.op('Reshape', [box, graph.ints([1, 4, BINS, count])])], {
    perm: [0, 2, 1, 3],
  })
  const bins = graph.floats(
    [1, BINS, 1, 1],
    Array.from({ length: BINS }, (_, index) => index),
  )
  const mean = graph.op('Conv', [graph.op('Softmax', [sides], { axis: 1 }), bins], { kernel_shape: [1, 1] })
  const distances = graph.op('Reshape', [mean, graph.ints([1, 4, count])])
  const [before, after] = graph.split(distances, [2, 2], 1) as [Value, Value]
  const { centres, strides } = cells(size)
  const points = graph.floats([1, 2, count], centres)
  const low = graph.op('Sub', [points, before])
  const high = graph.op('Add', [points, after])
  const centre = graph.op('Div', [graph.op('Add', [low, high]), graph.scalar(2)])
  const joined = graph.op('Concat', [centre, graph.op('Sub', [high, low])], { axis: 1 })
  const pixels = graph.op('Mul', [joined, graph.floats([1, 1, count], strides)])
  const seen = graph.op('Max', [graph.op('Sigmoid', [scores]), graph.floats([1, CLASSES, count], claimed)])
  graph.op('Concat', [pixels, seen], { axis: 1 }, 'output0')
}

/** Scores of the claimed objects, evenly spread over the candidates and the classes; 0 elsewhere. */
function claims(size: number, objects: number): Float32Array {
  const count = anchorCount(size, size)
  const scores = new Float32Array(CLASSES * count)
  for (let index = 0; index < objects; index++) {
    scores[(index % CLASSES) * count + Math.floor((index * count) / objects)] = 0.5
  }
  return scores
}

/** Centres (all x, then all y, in cells) and strides of all candidates. */
function cells(size: number): { centres: number[]; strides: number[] } {
  const xs: number[] = []
  const ys: number[] = []
  const strides: number[] = []
  for (const stride of STRIDES) {
    const across = size / stride
    for (let cell = 0; cell < across * across; cell++) {
      xs.push((cell % across) + 0.5)
      ys.push(Math.floor(cell / across) + 0.5)
      strides.push(stride)
    }
  }
  return { centres: [...xs, ...ys], strides }
}
