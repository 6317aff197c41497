import { createGraph } from './graph'
import { anchorCount, namesMetadata } from './yolo-layout'

/** In YOLO11's layout, loads without complaint, and never returns from a run: its loop goes on as long as true is true. */
export function endlessModel({ width = 64, height = 64 } = {}): Uint8Array {
  const dims = [1, 5, anchorCount(width, height)]
  const body = createGraph('body')
  body.input('round', 'int64', [])
  body.op('Identity', [body.input('goes_on', 'bool', [])], {}, 'still_goes_on')
  body.op('Identity', [body.input('found', 'float32', dims)], {}, 'still_found')
  body.output('still_goes_on', 'bool', [])
  body.output('still_found', 'float32', dims)

  const graph = createGraph('endless')
  const images = graph.input('images', 'float32', [1, 3, height, width])
  const brightness = graph.op('ReduceMean', [images], { axes: [0, 1, 2, 3], keepdims: 0 })
  const found = graph.op('Expand', [brightness, graph.ints(dims)])
  const goesOn = graph.op('Cast', [graph.scalar(1)], { to: 9 })
  // No limit to the rounds.
  graph.op('Loop', ['', goesOn, found], { body }, 'output0')
  graph.output('output0', 'float32', dims)
  return graph.encode({ names: namesMetadata(['person']) })
}
