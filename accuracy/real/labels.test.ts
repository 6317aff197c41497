import { expect, it } from 'vitest'
import { parseLabels } from './labels'

it('reads corners, 0..1', () => {
  expect(parseLabels('1 0.5 0.25 0.2 0.1\n\n', 2, 'a.txt')).toEqual([
    { kind: 1, box: { x1: 0.4, y1: 0.2, x2: 0.6, y2: 0.3 } },
  ])
  expect(parseLabels('', 2, 'a.txt')).toEqual([])
})

it.each([
  ['too few numbers', '0 0.5 0.5 0.1', 'wanted "class cx cy w h"'],
  ['words', 'head 0.5 0.5 0.1 0.1', 'wanted "class cx cy w h"'],
  ['a class that the set does not have', '0 0.5 0.5 0.1 0.1\n2 0.5 0.5 0.1 0.1', 'set/a.txt, line 2: class 2'],
  ['pixels', '0 320 200 40 40', 'does not lie in the picture'],
  ['no area', '0 0.5 0.5 0 0.1', 'does not lie in the picture'],
])('refuses %s', (_, text, words) => {
  expect(() => parseLabels(text, 2, 'set/a.txt')).toThrow(words)
})
