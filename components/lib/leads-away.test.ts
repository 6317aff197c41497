import { expect, test } from 'vitest'
import { leadsAway } from './leads-away'

const HERE = 'https://here.example/admin/cameras/1/zones?a=1'
const link = (href: string, { target = '', has = ['href'] }: { target?: string; has?: string[] } = {}) => ({
  ...{ href, target },
  hasAttribute: (name: string) => has.includes(name),
})

test.each([
  ['another page', link('https://here.example/live'), true],
  ['the same page with another question', link('https://here.example/admin/cameras/1/zones?a=2'), true],
  ['a place on this page', link(`${HERE}#main`), false],
  // The browser asks by itself.
  ['another site', link('https://there.example/'), false],
  ['another tab', link('https://here.example/live', { target: '_blank' }), false],
  ['a file', link('https://here.example/a.mp4', { has: ['href', 'download'] }), false],
  ['no link at all', link('https://here.example/live', { has: [] }), false],
])('%s: %s', (_name, one, away) => {
  expect(leadsAway(one, HERE)).toBe(away)
})
