/** Models of the workshop's layouts whose every pixel can be checked, and such that go wrong. */
import { createGraph } from './graph'

/** In DDColor's layout: `a` rises with the light of a pixel, from -40 in black to 40 in white; `b` is 30 left, -30 right. */
export function colourModel(side: number): Uint8Array {
  const graph = createGraph('colours')
  const input = graph.input('input', 'float32', [1, 3, side, side])
  const light = graph.op('ReduceMean', [input], { axes: [1], keepdims: 1 })
  const a = graph.op('Mul', [graph.op('Sub', [light, graph.scalar(0.5)]), graph.scalar(80)])
  const halves = Array.from({ length: side * side }, (_, i) => (i % side < side / 2 ? 30 : -30))
  graph.op('Concat', [a, graph.floats([1, 1, side, side], halves)], { axis: 1 }, 'output')
  graph.output('output', 'float32', [1, 2, side, side])
  return graph.encode()
}

/** In DDColor's layout: the same colours for every picture. `colours`: a plane of a, one of b. */
export function knownColoursModel(side: number, colours: number[]): Uint8Array {
  const graph = createGraph('known-colours')
  const input = graph.input('input', 'float32', [1, 3, side, side])
  const nothing = graph.op('Mul', [graph.op('ReduceMean', [input], { axes: [1], keepdims: 1 }), graph.scalar(0)])
  graph.op('Add', [graph.floats([1, 2, side, side], colours), nothing], {}, 'output')
  graph.output('output', 'float32', [1, 2, side, side])
  return graph.encode()
}

/** In MAXIM's layout: twice as bright. */
export function brightModel(side: number): Uint8Array {
  const graph = createGraph('bright')
  const image = graph.input('image', 'float32', [1, side, side, 3])
  graph.op('Mul', [image, graph.scalar(2)], {}, 'enhanced')
  graph.output('enhanced', 'float32', [1, side, side, 3])
  return graph.encode()
}

/** In MAXIM's layout; fails on each picture: it gathers far outside its table. */
export function failingPictureModel(side: number): Uint8Array {
  const graph = createGraph('failing')
  const image = graph.input('image', 'float32', [1, side, side, 3])
  const outside = graph.op('Add', [graph.op('Abs', [image]), graph.scalar(1000)])
  const index = graph.op('Cast', [outside], { to: 7 })
  graph.op('Gather', [graph.floats([1], [0]), index], { axis: 0 }, 'enhanced')
  graph.output('enhanced', 'float32', [1, side, side, 3])
  return graph.encode()
}
