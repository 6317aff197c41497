import { expect, test } from 'vitest'
import { readCookie } from './cookie'

test.each([
  [undefined, null],
  ['', null],
  ['b=1', null],
  ['b=1; a=x', 'x'],
  ['a=x=y; a=z', 'x=y'],
  ['a=%E4%B8%AD', '中'],
  ['a=%E4%', '%E4%'],
  ['aa=1;a', null],
])('%s', (header, value) => {
  expect(readCookie(header, 'a')).toBe(value)
})
