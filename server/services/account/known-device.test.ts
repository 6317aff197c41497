import { expect, it } from 'vitest'
import { createKnownDevices, KNOWN_FOR_MS } from './known-device'

const devices = createKnownDevices('a secret')
const NOW = 1_000_000_000_000

it('knows the device again, for this account and 90 days', () => {
  const token = devices.issue('a@b.c', null, NOW)
  const name = devices.read(token, 'a@b.c', NOW)
  expect(name).toMatch(/^[\w-]{22}$/)
  expect(devices.read(token, 'a@b.c', NOW + KNOWN_FOR_MS - 1000)).toBe(name)
  expect(devices.read(token, 'a@b.c', NOW + KNOWN_FOR_MS)).toBeNull()
  expect(devices.read(devices.issue('a@b.c', name, NOW + 1000), 'a@b.c', NOW + KNOWN_FOR_MS)).toBe(name)
})

it('says nothing about the account', () => {
  expect(devices.issue('a@b.c', null, NOW)).not.toContain('a@b.c')
})

it.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['another secret', createKnownDevices('b secret').issue('a@b.c', null, NOW)],
  ['another account', devices.issue('x@b.c', null, NOW)],
  ['a later end', devices.issue('a@b.c', null, NOW).replace(/\.(\d+)\./, (_, until) => `.${Number(until) + 1}.`)],
  ['another name', `${'A'.repeat(22)}${devices.issue('a@b.c', null, NOW).slice(22)}`],
  ['something cut', devices.issue('a@b.c', null, NOW).slice(0, -1)],
])('does not know %s', (_, token) => {
  expect(devices.read(token, 'a@b.c', NOW)).toBeNull()
})
