import { expect, test } from 'vitest'
import { cutText } from './cut-text'

test.each([
  ['abc', 5, 'abc'],
  ['abc', 2, 'ab'],
  ['a😀b', 2, 'a'],
  ['a😀b', 3, 'a😀'],
  ['😀', 1, ''],
])('%s to %d: %s', (text, most, expected) => {
  expect(cutText(text, most)).toBe(expected)
})
