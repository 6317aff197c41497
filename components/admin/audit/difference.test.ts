import { expect, test } from 'vitest'
import { difference, isMoment } from './difference'

test.each<[string, unknown, unknown, ReturnType<typeof difference>]>([
  ['the same', { a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 }, []],
  ['a value', { name: 'A', on: true }, { name: 'B', on: true }, [{ path: 'name', before: 'A', after: 'B' }]],
  ['deep inside', { s: { url: 'x' } }, { s: { url: 'y' } }, [{ path: 's.url', before: 'x', after: 'y' }]],
  ['made', null, { on: false }, [{ path: 'on', before: null, after: 'false' }]],
  ['removed', { n: 0 }, null, [{ path: 'n', before: '0', after: null }]],
  ['set to nothing', { m: 'x' }, { m: null }, [{ path: 'm', before: 'x', after: '–' }]],
  ['lists whole', [{ a: 1 }], [], [{ path: '', before: '[{"a":1}]', after: '[]' }]],
  ['nothing at all', null, undefined, []],
])('%s', (_name, before, after, expected) => {
  expect(difference(before, after)).toEqual(expected)
})

test.each([
  ['updatedAt', '1739948450123', true],
  ['before.lastUsedAt', '1739948450123', true],
  ['lastUsedAt', '–', false],
  ['intervalMs', '1739948450123', false],
  ['name', '1739948450123', false],
])('a moment: %s %s %s', (path, text, expected) => {
  expect(isMoment(path, text)).toBe(expected)
})
