import { expect, test } from 'vitest'
import { isTarget } from './target'

test.each([
  '/',
  '/live/a-b_c.d~e',
  '/api/alerts?cursor=%00%',
  '/_next/static/chunks/app/(main)/[...missing]/page.js',
  '/%E6%95%99%E5%AE%A4',
  '/live//yard',
])('%s is a path', (url) => {
  expect(isTarget(url)).toBe(true)
})

test.each([
  '',
  '*',
  'live',
  '//evil.example/',
  'http://evil.example/',
  '/a%00b',
  '/%',
  '/%zz',
  '/%ff',
  '/a b',
  '/\\evil',
  '/é',
])('%j is none', (url) => {
  expect(isTarget(url)).toBe(false)
})
