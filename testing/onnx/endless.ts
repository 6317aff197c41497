/** Models that load without complaint, and never return from a run: their loop goes on as long as true is true. */
import { createGraph, type Graph, type Value } from './graph'
import { anchorCount, namesMetadata } from './yolo-layout'

/** In YOLO11's layout. */
export function endlessModel({ width = 64, height = 64 } = {}): Uint8Array {
  const dims = [1, 5, anchorCount(width, height)]
  const graph = createGraph('endless')
  const images = graph.input('images', 'float32', [1, 3, height, width])
  const brightness = graph.op('ReduceMean', [images], { axes: [0, 1, 2, 3], keepdims: 0 })
  loop(graph, graph.op('Expand', [brightness, graph.ints(dims)]), dims, 'output0')
  return graph.encode({ names: namesMetadata(['person']) })
}

/** In MAXIM's layout. */
export function endlessPictureModel(side: number): Uint8Array {
  const dims = [1, side, side, 3]
  const graph = createGraph('endless')
  loop(graph, graph.input('image', 'float32', dims), dims, 'enhanced')
  return graph.encode()
}

/** Gives `value` on and on. */
function loop(graph: Graph, value: Value, dims: readonly number[], result: Value): void {
  const body = createGraph('body')
  body.input('round', 'int64', [])
  body.op('Identity', [body.input('goes_on', 'bool', [])], {}, 'still_goes_on')
  body.op('Identity', [body.input('found', 'float32', dims)], {}, 'still_found')
  body.output('still_goes_on', 'bool', [])
  body.output('still_found', 'float32', dims)
  const goesOn = graph.op('Cast', [graph.scalar(1)], { to: 9 })
  // No limit to the rounds.
  graph.op('Loop', ['', goesOn, value], { body }, result)
  graph.output(result, 'float32', dims)
}
