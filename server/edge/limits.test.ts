import { expect, test } from 'vitest'
import { createLimits } from './limits'

const small = () => createLimits({ stream: { perAccount: 2, perAddress: 3 }, socket: { perAccount: 1, perAddress: 1 } })

test('an account is full at its limit, and has room again when one connection ends', () => {
  const limits = small()
  const first = limits.acquire('stream', 'ann', '1.1.1.1')
  expect(limits.acquire('stream', 'ann', '1.1.1.2')).not.toBeNull()
  expect(limits.acquire('stream', 'ann', '1.1.1.3')).toBeNull()
  first?.()
  expect(limits.acquire('stream', 'ann', '1.1.1.3')).not.toBeNull()
})

test('an address is full at its limit, whoever comes from it', () => {
  const limits = small()
  for (const account of ['ann', 'bob', 'cho']) expect(limits.acquire('stream', account, '1.1.1.1')).not.toBeNull()
  expect(limits.acquire('stream', 'dan', '1.1.1.1')).toBeNull()
})

test('a household with 2^64 addresses is one address', () => {
  const limits = small()
  for (const end of ['1', '2', 'a:b:c']) expect(limits.acquire('stream', end, `2001:db8:1:2::${end}`)).not.toBeNull()
  expect(limits.acquire('stream', 'dan', '2001:db8:1:2:ffff::9')).toBeNull()
  expect(limits.acquire('stream', 'dan', '2001:db8:1:3::9')).not.toBeNull()
})

test('a refused connection counts nowhere', () => {
  const limits = small()
  limits.acquire('socket', 'ann', '1.1.1.1')
  expect(limits.acquire('socket', 'bob', '1.1.1.1')).toBeNull()
  expect(limits.acquire('socket', 'bob', '1.1.1.2')).not.toBeNull()
})

test('streams and sockets are counted apart, and ending twice counts once', () => {
  const limits = small()
  const socket = limits.acquire('socket', 'ann', '1.1.1.1')
  expect(limits.acquire('stream', 'ann', '1.1.1.1')).not.toBeNull()
  socket?.()
  socket?.()
  expect(limits.acquire('socket', 'ann', '1.1.1.1')).not.toBeNull()
  expect(limits.acquire('socket', 'ann', '1.1.1.1')).toBeNull()
})
