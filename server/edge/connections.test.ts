import pino from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import type { Identity } from '../auth/authenticate'
import type { Principal } from '../contract/user'
import { type Connections, createConnections } from './connections'
import { createLimits } from './limits'

let connections: Connections
let now = 0
const lines: string[] = []
const open = (identity: Identity, onEnd = vi.fn()) => {
  connections.open('stream', 'stream', identity, '1.1.1.1', { onEnd })
  return onEnd
}
const ann: Principal = { userId: 'ann', name: 'Ann', role: 'operator', grants: [], cap: 'admin' }

function identity(change: Partial<Identity> = {}): Identity {
  return { principal: ann, key: 'session:ann:1:1', expiresAt: 1000, recheck: async () => ann, ...change }
}

function create(): void {
  now = 0
  lines.length = 0
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  connections = createConnections({ limits: createLimits(), clock: { now: () => now, steady: () => now }, log })
}
afterEach(() => connections.stop())

test('one question per session, however many connections it has', async () => {
  create()
  const recheck = vi.fn(async () => ann)
  for (let i = 0; i < 5; i++) open(identity({ recheck }))
  open(identity({ recheck, key: 'session:ann:1:2' }))
  await connections.recheck()
  expect(recheck).toHaveBeenCalledTimes(2)
})

test('a session that has expired ends without a question', async () => {
  create()
  const recheck = vi.fn(async () => ann)
  const onEnd = open(identity({ recheck }))
  now = 999
  await connections.recheck()
  expect(onEnd).not.toHaveBeenCalled()
  now = 1000
  await connections.recheck()
  expect(onEnd).toHaveBeenCalledOnce()
  expect(recheck).toHaveBeenCalledOnce()
})

test('a database that does not answer ends nobody, and is spoken of', async () => {
  create()
  const onEnd = open(identity({ recheck: () => Promise.reject(new Error('down')) }))
  await connections.recheck()
  expect(onEnd).not.toHaveBeenCalled()
  expect(lines).toHaveLength(1)
})

test('a role that was taken away counts from the next look on', async () => {
  create()
  const connection = connections.open(
    'socket',
    'ws',
    identity({ recheck: async () => ({ ...ann, role: 'viewer' }) }),
    '1.1.1.1',
    { onEnd: vi.fn() },
  )
  expect(connection.principal().role).toBe('operator')
  await connections.recheck()
  expect(connection.principal().role).toBe('viewer')
})

test('a connection that has ended is asked about no more', async () => {
  create()
  const recheck = vi.fn(async () => null)
  const onEnd = vi.fn()
  connections.open('socket', 'ws', identity({ recheck }), '1.1.1.1', { onEnd }).closed()
  await connections.recheck()
  expect([recheck.mock.calls.length, onEnd.mock.calls.length, connections.count()]).toEqual([0, 0, 0])
})

test('ends what its person may no longer do, and nothing else', async () => {
  create()
  const less: Principal = { ...ann, role: 'none' }
  const [kept, ended] = [vi.fn(), vi.fn()]
  const recheck = async () => less
  const still = vi.fn((who: Principal) => who.role !== 'none')
  connections.open('stream', 'stream', identity({ recheck }), '1.1.1.1', { onEnd: ended, still })
  connections.open('socket', 'socket.io', identity({ recheck }), '1.1.1.1', { onEnd: kept, still: () => true })
  await connections.recheck()
  expect([kept.mock.calls.length, ended.mock.calls.length, connections.count()]).toEqual([0, 1, 1])
  expect(still).toHaveBeenCalledWith(less)
})
