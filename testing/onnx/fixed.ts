/** Models that always say the same, one whose output nobody knows, and one that fails when it is run. */
import type { OutputLayout } from '../../server/contract/model'
import { createGraph } from './graph'
import { type LayoutSize, type Planted, plantObjects } from './layouts'
import { anchorCount, namesMetadata } from './yolo-layout'

export type FixedOptions = { width: number; height: number; labels: readonly string[]; objects: readonly Planted[] }

/** A model of the given layout that finds the same objects in every picture. */
export function fixedModel(layout: OutputLayout, options: FixedOptions): Uint8Array {
  const graph = createGraph(`fixed-${layout}`)
  const size: LayoutSize = { width: options.width, height: options.height, classes: options.labels.length }
  if (layout === 'movenet-multipose') graph.input('input', 'uint8', [1, 'h', 'w', 3])
  else graph.input('images', 'float32', [1, 3, options.height, options.width])
  for (const { name, dims, data } of plantObjects(layout, options.objects, size)) {
    graph.op('Identity', [graph.floats(dims, data)], {}, name)
    graph.output(name, 'float32', dims)
  }
  return graph.encode({ names: namesMetadata(options.labels) })
}

/** A valid image model that is no detector: its output has a shape of no known layout. */
export function unknownOutputModel(): Uint8Array {
  const graph = createGraph('unknown-output')
  const images = graph.input('images', 'float32', [1, 3, 64, 64])
  graph.op('ReduceMean', [images], { axes: [1], keepdims: 0 }, 'embedding')
  graph.output('embedding', 'float32', [1, 64, 64])
  return graph.encode()
}

/** In YOLO11's layout, loads without complaint, and fails on each picture: it gathers far outside its table. */
export function failingModel({ width = 64, height = 64 } = {}): Uint8Array {
  const graph = createGraph('failing')
  const images = graph.input('images', 'float32', [1, 3, height, width])
  const brightness = graph.op('ReduceMean', [images], { axes: [0, 1, 2, 3], keepdims: 0 })
  const outside = graph.op('Add', [graph.op('Abs', [brightness]), graph.scalar(1000)])
  const index = graph.op('Cast', [outside], { to: 7 })
  const table = graph.floats([1, 1], [0])
  const gathered = graph.op('Gather', [table, index], { axis: 0 })
  const candidates = anchorCount(width, height)
  graph.op('Expand', [gathered, graph.ints([1, 5, candidates])], {}, 'output0')
  graph.output('output0', 'float32', [1, 5, candidates])
  return graph.encode({ names: namesMetadata(['person']) })
}
