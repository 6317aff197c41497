import { describe, expect, test } from 'vitest'
import { safePath } from './safe-path'

test.each([
  ['/alerts/1?x=2', '/alerts/1?x=2'],
  ['/live', '/live'],
  ['/alerts?camera=a%2Fb&text=3%5C4', '/alerts?camera=a%2Fb&text=3%5C4'],
  ['/alerts?back=//here', '/alerts?back=//here'],
  ['/alerts/../admin', '/admin'],
  ['/中文?名=值', '/%E4%B8%AD%E6%96%87?%E5%90%8D=%E5%80%BC'],
])('%s leads to %s', (wanted, target) => {
  expect(safePath(wanted)).toBe(target)
})

/** Ways to write another site as a path of this one. */
const DISGUISES = [
  null,
  '',
  'alerts',
  'evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/x',
  '/..//evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/x/../..//evil.example',
  '/..//..//evil.example',
  '/%2e%2e//evil.example',
  '/%2E.//evil.example',
  '/.%2e//evil.example',
  '/%2e//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/..\\/evil.example',
  '/../\\evil.example',
  '/x\\..\\..\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/..\t//evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/\0/evil.example',
  '/\x1f/evil.example',
  '/%2fevil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/..//%2fevil.example',
  '/../%5Cevil.example',
  '//user@evil.example',
  '//[::1]',
  '//[',
  '//evil.example:99999',
  'https://evil.example/',
  'https:evil.example',
  'http:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/javascript:alert(1)//..//..//evil.example\n',
  '／／evil.example',
  '//evil。example',
  '/..//',
]

describe('stays on this site', () => {
  test.each(DISGUISES.map((wanted) => [wanted]))('%j', (wanted) => {
    const target = safePath(wanted)
    // As a browser reads it, and as one that decodes once more would.
    for (const text of [target, decodeURIComponent(target)]) {
      expect(new URL(text, 'https://ours.example').origin).toBe('https://ours.example')
      expect(text).toMatch(/^\/(?![/\\])/)
    }
  })

  test.each(DISGUISES.map((wanted) => [wanted]))('%j is no page', (wanted) => {
    expect(safePath(wanted)).toBe('/live')
  })
})
