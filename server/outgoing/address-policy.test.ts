import { describe, expect, test } from 'vitest'
import { addressPolicy, parseRange } from './address-policy'

const nothingPrivate = addressPolicy([])
const everything = addressPolicy(['0.0.0.0/0', '::/0', '10.0.0.0/8'])

test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1::1', '[2606:2800:220:1::1]', 'example.org'])(
  '%s is public, or a name',
  (address) => expect(nothingPrivate(address)).toBe(true),
)

test.each([
  ...['10.0.0.1', '127.0.0.1', '172.16.3.4', '192.168.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255'],
  ...[
    '[::1]',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    'fd00::1',
  ],
])('%s is private', (address) => expect(nothingPrivate(address)).toBe(false))

describe('ranges that an administrator allows', () => {
  const some = addressPolicy(['10.1.0.0/16', 'fd00::/8', '192.168.7.7'])
  test.each(['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '192.168.7.7'])('%s is in one', (address) => {
    expect(some(address)).toBe(true)
  })
  test.each(['10.2.0.1', '192.168.7.8', '127.0.0.1', '::1'])('%s is in none', (address) => {
    expect(some(address)).toBe(false)
  })
})

test.each([
  '169.254.169.254',
  '[fe80::1]',
  '::ffff:169.254.1.1',
  '64:ff9b::a9fe:1',
  '0.0.0.0',
  '100.100.100.200',
  '::',
])('%s is never asked, whatever is allowed', (address) => expect(everything(address)).toBe(false))

test.each(['10.0.0.0/8', '192.168.1.1', 'fd00::/8', '::1/128'])('%s is a range', (text) => {
  expect(parseRange(text)).not.toBeNull()
})

test.each([
  '',
  '10.0.0.0/33',
  'fd00::/129',
  'example.org',
  '10.0.0',
  '10.0.0.0/8/8',
  '169.254.0.0/16',
  'fe80::/10',
  '10.0.0.0/',
])('"%s" is none, or never allowed', (text) => expect(parseRange(text)).toBeNull())
