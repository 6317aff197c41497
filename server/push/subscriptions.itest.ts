/** What a socket subscribed to last is what it gets, however long each of its requests took on the way. */
import type { AddressInfo } from 'node:net'
import { type Socket as ClientSocket, io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRandom } from '../edge/testing/random'
import { startEdge, type TestEdge } from '../edge/testing/start-edge'
import { createHttp, type Http, listen } from '../http/server'
import { cameraRoom, frameRoom } from './rooms'
import { createSockets, type Sockets } from './socket-io'
import { SOCKET_PATH } from './socket-types'

const TICK_MS = 50
const CAMERAS = ['yard', 'hall'] as const
const random = createRandom(12)

let edge: TestEdge
let http: Http
let sockets: Sockets
let asked: string[]

beforeEach(async () => {
  edge = await startEdge()
  const { verbs } = edge.edge.runtime
  const call = verbs.call
  // As long as a database may take: the second answer is often there before the first.
  verbs.call = async (...args) => {
    for (let turns = random.int(30); turns > 0; turns--) await new Promise(setImmediate)
    return call(...args)
  }
  asked = []
  sockets = createSockets(edge.edge, {
    latest: (cameraId) => {
      asked.push(cameraId)
      return null
    },
    stop: () => undefined,
  })
  const pages = async () => undefined
  const polling = { path: SOCKET_PATH, handle: sockets.polling }
  http = createHttp(edge.edge, { pages, routes: new Map(), polling, upgrade: sockets.upgrade })
  await listen(http.server, 0, '127.0.0.1')
})
afterEach(async () => {
  await sockets.io.close()
  await http.close()
  await edge.close()
})

async function connected(): Promise<ClientSocket> {
  const { port } = http.server.address() as AddressInfo
  const extraHeaders = await edge.as('viewer')
  const client = io(`http://127.0.0.1:${port}`, { extraHeaders, transports: ['websocket'], reconnection: false })
  await new Promise<void>((resolve, reject) => client.once('connect', resolve).once('connect_error', reject))
  return client
}

/** Cameras whose frames and whose state a socket gets. */
function roomsOf(id: string): { frames: string[]; states: string[] } {
  const rooms = sockets.io.of('/').adapter.sids.get(id) ?? new Set()
  const of = (room: (cameraId: string) => string) => CAMERAS.filter((cameraId) => rooms.has(room(cameraId)))
  return { frames: of(frameRoom), states: of(cameraRoom) }
}

test('200 bursts of subscribe and unsubscribe end as the last one says', async () => {
  const client = await connected()
  for (let burst = 0; burst < 200; burst++) {
    const last = new Map<string, boolean>()
    const answers: Promise<unknown>[] = []
    for (let left = 2 + random.int(8); left > 0; left--) {
      const cameraId = random.pick(CAMERAS)
      const on = random.int(2) === 0
      last.set(cameraId, on)
      answers.push(client.emitWithAck(on ? 'camera:subscribe' : 'camera:unsubscribe', { cameraIds: [cameraId] }))
    }
    await Promise.all(answers)
    const rooms = roomsOf(client.id ?? '')
    for (const [cameraId, on] of last) {
      expect([rooms.frames.includes(cameraId), rooms.states.includes(cameraId)], `burst ${burst}`).toEqual([on, on])
    }
  }
  client.disconnect()
})

test('ticks asked for and given up in one breath are given up', async () => {
  const client = await connected()
  for (let i = 0; i < 10; i++) {
    void client.emitWithAck('tick:subscribe', { cameraId: 'hall', ms: TICK_MS })
    await client.emitWithAck('camera:unsubscribe', { cameraIds: ['hall'] })
  }
  asked.length = 0
  await client.emitWithAck('tick:subscribe', { cameraId: 'yard', ms: TICK_MS })
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(4))
  expect(asked).not.toContain('hall')
  client.disconnect()
})

test('a socket that goes amid its requests leaves no room and no timer', async () => {
  for (let i = 0; i < 30; i++) {
    const client = await connected()
    client.emit('camera:subscribe', { cameraIds: [...CAMERAS] })
    client.emit('tick:subscribe', { cameraId: 'hall', ms: TICK_MS })
    // The round trip of an event that waits for nothing: the two above are on the server by then, and not done.
    await client.emitWithAck('nonsense')
    client.disconnect()
  }
  await vi.waitFor(() => expect(sockets.io.of('/').adapter.sids.size).toBe(0))
  const other = await connected()
  await other.emitWithAck('tick:subscribe', { cameraId: 'yard', ms: TICK_MS })
  asked.length = 0
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(4))
  expect(asked).not.toContain('hall')
  expect([...sockets.io.of('/').adapter.rooms.keys()]).toEqual([other.id])
  other.disconnect()
})
