import { expect, test } from 'vitest'
import { byteRange } from './byte-range'

test.each([
  [undefined, null],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-30', { start: 70, end: 99 }],
  ['bytes=-300', { start: 0, end: 99 }],
  ['bytes=99-', { start: 99, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  // Not understood: all of it.
  ['bytes=20-10', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=1-2', null],
  ['bytes=1e3-', null],
])('%s of a hundred bytes', (header, expected) => {
  expect(byteRange(header, 100)).toEqual(expected)
})

test('of nothing there is no part', () => {
  expect(byteRange('bytes=0-', 0)).toBe('none')
  expect(byteRange(undefined, 0)).toBeNull()
})
