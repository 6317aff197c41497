import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStrangers, type Strangers } from './strangers'

let now = 0
let strangers: Strangers
beforeEach(() => {
  vi.useFakeTimers()
  now = 0
  strangers = createStrangers({
    limits: { perAddress: 3, total: 5, deadlineMs: 10_000 },
    clock: { now: () => now, steady: () => now },
  })
})
afterEach(() => {
  strangers.stop()
  vi.useRealTimers()
})

function arrive(address: string): PassThrough {
  const connection = new PassThrough()
  strangers.arrived(connection, address)
  return connection
}
const left = (connections: PassThrough[]) => connections.map(({ destroyed }) => !destroyed)

test('the oldest of an address gives way, and nobody of another', () => {
  const others = [arrive('1.1.1.2')]
  const same = [1, 2, 3, 4].map(() => arrive('1.1.1.1'))
  expect(left(same)).toEqual([false, true, true, true])
  expect(left(others)).toEqual([true])
})

test('an IPv6 household is one address', () => {
  const same = ['2001:db8::1', '2001:db8::2', '2001:db8::3:4', '2001:db8::5'].map(arrive)
  expect(left(same)).toEqual([false, true, true, true])
})

test('when all are too many, the address with the most gives way', () => {
  const few = ['1.1.1.2', '1.1.1.3'].map(arrive)
  const many = [1, 2, 3].map(() => arrive('1.1.1.1'))
  const late = arrive('1.1.1.4')
  expect([left(few), left(many), left([late])]).toEqual([[true, true], [false, true, true], [true]])
})

test('who was recognised is cut off by no number and no deadline', () => {
  const known = arrive('1.1.1.1')
  strangers.recognised(known)
  for (let i = 0; i < 10; i++) arrive('1.1.1.1')
  now = 100_000
  vi.advanceTimersByTime(1_000)
  expect([known.destroyed, strangers.count()]).toEqual([false, 0])
})

test('a request has a deadline, and the next one has its own', () => {
  const slow = arrive('1.1.1.1')
  const busy = arrive('1.1.1.1')
  now = 9_000
  strangers.began(busy)
  now = 10_000
  vi.advanceTimersByTime(1_000)
  expect(left([slow, busy])).toEqual([false, true])
  now = 19_000
  vi.advanceTimersByTime(1_000)
  expect(busy.destroyed).toBe(true)
})

test('a connection that has ended counts no more', async () => {
  const connection = arrive('1.1.1.1')
  connection.destroy()
  await vi.waitFor(() => expect(strangers.count()).toBe(0))
})
