import { expect, test } from 'vitest'
import { rowAfter } from './row-focus'

test.each([
  [['a', 'b', 'c'], 'a', 'b'],
  [['a', 'b', 'c'], 'b', 'c'],
  [['a', 'b', 'c'], 'c', 'b'],
  [['a'], 'a', null],
  [[], 'a', null],
  [['b', 'c'], 'a', 'b'],
])('of %j without %s it is %s', (ids, id, next) => {
  expect(rowAfter(ids, id)).toBe(next)
})
