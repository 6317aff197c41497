import { expect, test } from 'vitest'
import { originAllowed } from './origin'

const direct = { trustProxy: false, publicUrl: null }

test.each([
  ['a program sends none', { host: 'a:1' }, direct, true],
  ['our own page', { host: 'a:1', origin: 'http://a:1' }, direct, true],
  ['another host', { host: 'a:1', origin: 'http://evil' }, direct, false],
  ['another port', { host: 'a:1', origin: 'http://a:2' }, direct, false],
  ['a sandboxed page', { host: 'a:1', origin: 'null' }, direct, false],
  ['a local file', { host: 'a:1', origin: 'file://' }, direct, false],
  ['garbage', { host: 'a:1', origin: '::' }, direct, false],
  ['forwarded, not trusted', { host: 'a:1', origin: 'https://pub', 'x-forwarded-host': 'pub' }, direct, false],
  [
    'forwarded, trusted',
    { host: 'a:1', origin: 'https://pub', 'x-forwarded-host': 'pub, inner' },
    { trustProxy: true, publicUrl: null },
    true,
  ],
  [
    'the configured address',
    { host: 'a:1', origin: 'https://pub' },
    { trustProxy: false, publicUrl: 'https://pub/' },
    true,
  ],
])('%s', (_name, headers, options, allowed) => {
  expect(originAllowed(headers, options)).toBe(allowed)
})
