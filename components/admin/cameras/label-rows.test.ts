import { expect, test } from 'vitest'
import { labelRows, withLabel } from './label-rows'

test('mapped labels come first, and those that the model does not name are kept', () => {
  expect(labelRows(['a', 'b', 'c'], { b: 'u', old: 's', c: null })).toEqual(['b', 'old', 'a', 'c'])
  expect(labelRows(['cup', 'phone', 'standing'], { phone: null })).toEqual(['standing', 'cup', 'phone'])
})

test.each([
  [{}, 'a', 'u', { a: 'u' }],
  [{ a: 'u' }, 'a', 's', { a: 's' }],
  [{ a: 'u', b: 'd' }, 'a', null, { a: null, b: 'd' }],
  [{}, 'phone', null, { phone: null }],
] as const)('%j with %s = %s is %j', (map, label, code, expected) => {
  expect(withLabel(map, label, code)).toEqual(expected)
})
