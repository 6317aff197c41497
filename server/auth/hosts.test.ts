import { expect, test } from 'vitest'
import { hostAllowed, hostName, machineNames } from './hosts'

const direct = { trustProxy: false, publicUrl: null, names: new Set(['cams', 'cams.local']) }
const published = { ...direct, publicUrl: 'https://pub.example:8443' }
const proxied = { ...direct, trustProxy: true }

test.each([
  ['no host at all', {}, direct, true],
  ['an address of the LAN', { host: '192.168.1.20:3000' }, direct, true],
  ['an IPv6 address', { host: '[fe80::1]:3000' }, direct, true],
  ['this machine', { host: 'localhost:3000' }, direct, true],
  ['a name of this machine', { host: 'CAMS.local.:3000' }, direct, true],
  ['a name that points here', { host: 'evil.example:3000' }, direct, false],
  ['a name that begins like ours', { host: 'cams.evil.example' }, direct, false],
  ['a name that begins like an address', { host: '127.0.0.1.evil.example' }, direct, false],
  ['a name with a user', { host: 'localhost@evil.example' }, direct, false],
  ['a path', { host: 'localhost/evil' }, direct, false],
  ['nothing', { host: '' }, direct, false],
  ['PUBLIC_URL, whatever the port', { host: 'pub.example' }, published, true],
  ['beside PUBLIC_URL', { host: 'pub2.example' }, published, false],
  ['forwarded, not trusted', { host: 'evil.example', 'x-forwarded-host': 'cams' }, direct, false],
  ['forwarded, the proxy decides', { host: 'inner:3000', 'x-forwarded-host': 'pub.example' }, proxied, true],
  [
    'forwarded, beside PUBLIC_URL',
    { host: 'cams', 'x-forwarded-host': 'evil.example' },
    { ...published, trustProxy: true },
    false,
  ],
  [
    'forwarded, PUBLIC_URL',
    { host: 'x', 'x-forwarded-host': 'pub.example, x' },
    { ...published, trustProxy: true },
    true,
  ],
  ['through the proxy, nothing forwarded', { host: 'evil.example' }, proxied, false],
])('%s', (_name, headers, options, allowed) => {
  expect(hostAllowed(headers, options)).toBe(allowed)
})

test('names are written as browsers write them', () => {
  expect(['Cams.Local.', '教室.local', '0x7f.1', '[::1]:80', 'a b', '', ':80'].map(hostName)).toEqual([
    'cams.local',
    'xn--wbtt9t.local',
    '127.0.0.1',
    '::1',
    null,
    null,
    null,
  ])
})

test('a machine is called by its short name and in .local too', () => {
  expect(machineNames('Cams.school.example')).toEqual(['cams.school.example', 'cams', 'cams.local'])
  expect(machineNames('')).toEqual([])
})
