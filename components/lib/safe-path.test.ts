import { expect, test } from 'vitest'
import { safePath } from './safe-path'

test.each([
  ['/alerts/1?x=2', '/alerts/1?x=2'],
  ['/live', '/live'],
  [null, '/live'],
  ['', '/live'],
  ['alerts', '/live'],
  ['//evil.example', '/live'],
  ['/\\evil.example', '/live'],
  ['/\t/evil.example', '/live'],
  ['https://evil.example/', '/live'],
  ['javascript:alert(1)', '/live'],
])('%s leads to %s', (path, target) => {
  expect(safePath(path)).toBe(target)
})
