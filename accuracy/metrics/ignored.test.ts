import { expect, it } from 'vitest'
import { withoutIgnored } from './ignored'

const box = (x: number) => ({ x1: x, y1: 0, x2: x + 100, y2: 100 })
const people = (...xs: number[]) => xs.map((x) => ({ x, box: box(x), ignored: false }))
const hidden = (...xs: number[]) => xs.map((x) => ({ x, box: box(x), ignored: true }))
const found = (...xs: number[]) => xs.map((x) => ({ x, box: box(x) }))

it.each([
  ['all as they are', people(0, 200), found(0, 200), [0, 200], [0, 200], ['0-0', '200-200']],
  ['a box on an ignored person goes with them', [...people(0), ...hidden(200)], found(0, 200), [0], [0], ['0-0']],
  ['an ignored person whom nobody found goes', [...people(0), ...hidden(200)], found(0), [0], [0], ['0-0']],
  ['a box that overlaps too little stays, as false', hidden(0), found(50), [], [50], []],
  ['a box goes to the better of two', [...people(0), ...hidden(40)], found(30), [0], [], []],
  ['as many as possible are matched', [...people(0), ...hidden(40)], found(-20, 30), [0], [-20], ['0--20']],
])('%s', (_, truth, boxes, left, kept, pairs) => {
  const result = withoutIgnored(truth, boxes)
  expect(result.truth.map(({ x }) => x)).toEqual(left)
  expect(result.found.map(({ x }) => x)).toEqual(kept)
  expect(result.pairs.map(([person, object]) => `${person.x}-${object.x}`)).toEqual(pairs)
})
