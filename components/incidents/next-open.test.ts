import { describe, expect, it } from 'vitest'
import { neighbour, nextOpen } from './next-open'

const list = [
  { id: 'a', state: 'new' },
  { id: 'b', state: 'resolved' },
  { id: 'c', state: 'assigned' },
  { id: 'd', state: 'false_alarm' },
] as const
const none = new Set<string>()

describe('neighbour', () => {
  it.each([
    [null, 1, 'a'],
    ['gone', -1, 'a'],
    ['a', 1, 'b'],
    ['b', -1, 'a'],
    ['d', 1, null],
    ['a', -1, null],
  ] as const)('of %s by %i: %s', (id, by, expected) => {
    expect(neighbour(list, id, by)).toBe(expected)
  })
})

describe('the next open one', () => {
  it.each([
    ['a', none, 'c'],
    ['b', none, 'c'],
    ['c', none, 'a'],
    ['d', none, 'c'],
    [null, none, 'a'],
    ['a', new Set(['c']), null],
  ] as const)('after %s', (id, handled, expected) => {
    expect(nextOpen(list, id, handled)).toBe(expected)
  })
})
