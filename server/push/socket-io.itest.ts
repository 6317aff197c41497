/** Socket.IO with real clients. */
import { once } from 'node:events'
import { type Socket as ClientSocket, io } from 'socket.io-client'
import { afterEach, expect, test, vi } from 'vitest'
import { systemClock } from '../clock'
import type { AlertView } from '../contract/alert'
import { frameMessage } from '../contract/frame'
import { type ClientToServer, type ServerToClient, tickMessage, WEBCAM_MAX_BYTES } from '../contract/socket'
import type { Role } from '../contract/user'
import { DEFAULT_LIMITS } from '../edge/limits'
import { fakeCameraView } from '../edge/testing/fakes'
import { startEdge, type TestEdge } from '../edge/testing/start-edge'
import { objectOf } from '../frames/testing/frames'

type Client = ClientSocket<ServerToClient, ClientToServer>
/** What an acknowledgement is before anybody looked at it. */
type AnyAck = { ok: boolean; data?: unknown; error?: { code: string; message: string } }

let edge: TestEdge
const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect()
  await edge.close()
})

function client(extraHeaders: Record<string, string>, transports = ['websocket']): Client {
  const made: Client = io(edge.url, { extraHeaders, transports, reconnection: false, forceNew: true })
  clients.push(made)
  return made
}

async function connected(role: Role = 'viewer'): Promise<Client> {
  const made = client(await edge.as(role))
  await new Promise<void>((resolve, reject) => made.once('connect', resolve).once('connect_error', reject))
  return made
}

/** Sends anything under any name, as a client that is not ours might. */
const ask = (to: Client, event: string, payload?: unknown): Promise<AnyAck> =>
  (to as unknown as { emitWithAck(event: string, payload: unknown): Promise<AnyAck> }).emitWithAck(event, payload)

const next = <E extends keyof ServerToClient>(from: Client, event: E): Promise<Parameters<ServerToClient[E]>[0]> =>
  new Promise((resolve) => {
    from.once(event, ((value: Parameters<ServerToClient[E]>[0]) => resolve(value)) as never)
  })

test.each([
  ['nobody', {}, 'unauthenticated'],
  ['a foreign page', { origin: 'http://evil.example' }, 'foreign_origin'],
])('%s is refused at the handshake', async (_name, headers, code) => {
  edge = await startEdge()
  const session = code === 'foreign_origin' ? await edge.as('admin') : {}
  const response = await fetch(`${edge.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { ...session, ...headers },
  })
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ message: code })
  const refused = client({ ...session, ...headers })
  await new Promise((resolve) => refused.once('connect_error', resolve))
  expect(edge.edge.connections.count()).toBe(0)
})

test('long polling works where WebSocket does not', async () => {
  edge = await startEdge()
  const made = client(await edge.as('viewer'), ['polling'])
  await new Promise<void>((resolve, reject) => made.once('connect', resolve).once('connect_error', reject))
  expect(await ask(made, 'camera:subscribe', { cameraIds: ['yard'] })).toEqual({ ok: true, data: null })
})

test('a subscription brings the status at once and then the frames of these cameras alone', async () => {
  edge = await startEdge()
  const viewer = await connected()
  const status = next(viewer, 'camera:status')
  expect(await ask(viewer, 'camera:subscribe', { cameraIds: ['yard'] })).toEqual({ ok: true, data: null })
  expect(await status).toEqual(fakeCameraView('yard').status)
  const frame = next(viewer, 'frame')
  edge.show({ cameraId: 'hall', frameId: 1 })
  edge.show({ cameraId: 'yard', frameId: 2, objects: [objectOf()] })
  expect(frameMessage.parse(await frame)).toMatchObject({ camera_id: 'yard', frame_index: 2 })
  await ask(viewer, 'camera:unsubscribe', { cameraIds: ['yard'] })
  let more = 0
  viewer.on('frame', () => more++)
  edge.show({ cameraId: 'yard', frameId: 3 })
  await ask(viewer, 'camera:subscribe', { cameraIds: ['hall'] })
  expect(more).toBe(0)
})

test.each<[string, unknown, string]>([
  ['camera:subscribe', { cameraIds: ['attic'] }, 'camera_not_found'],
  ['camera:subscribe', { cameraIds: [] }, 'validation_failed'],
  ['camera:subscribe', 'yard', 'validation_failed'],
  ['camera:subscribe', undefined, 'validation_failed'],
  ['camera:subscribe', { cameraIds: ['yard'], extra: 1 }, 'validation_failed'],
  ['tick:subscribe', { cameraId: 'yard', ms: 49 }, 'validation_failed'],
  ['tick:subscribe', { cameraId: 'attic', ms: 50 }, 'camera_not_found'],
  ['camera:snapshot', { cameraId: 'yard' }, 'no_picture'],
  ['server:reboot', {}, 'unknown_message'],
  ['constructor', {}, 'unknown_message'],
])('%s with %o gets %s', async (event, payload, code) => {
  edge = await startEdge()
  const reply = await ask(await connected('admin'), event, payload)
  expect(reply).toMatchObject({ ok: false, error: { code } })
  expect(reply.error?.message).not.toBe('')
})

test.each<[string, object]>([
  ['camera:set_interval', { cameraId: 'yard', ms: 100 }],
  ['camera:set_threshold', { cameraId: 'yard', confidence: 0.5 }],
  ['camera:webcam_frame', { cameraId: 'yard', jpeg: Buffer.from([1]) }],
  ['alert:acknowledge', { alertId: 'a' }],
])('rule 9: a viewer may not %s', async (event, payload) => {
  edge = await startEdge()
  expect(await ask(await connected('viewer'), event, payload)).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  })
  expect(edge.calls).toEqual([])
})

test('an operator changes interval and thresholds, sends webcam pictures, acknowledges', async () => {
  edge = await startEdge()
  const operator = await connected('operator')
  expect(await ask(operator, 'camera:set_interval', { cameraId: 'yard', ms: 100 })).toEqual({
    ok: true,
    data: { ms: 100 },
  })
  expect(await ask(operator, 'camera:set_threshold', { cameraId: 'yard', confidence: 0.5 })).toEqual({
    ok: true,
    data: { confidence: 0.5, iou: 0.45 },
  })
  expect(await ask(operator, 'camera:webcam_frame', { cameraId: 'yard', jpeg: Buffer.alloc(9) })).toMatchObject({
    ok: true,
  })
  expect(await ask(operator, 'alert:acknowledge', { alertId: 'a1' })).toMatchObject({ ok: true })
  expect(edge.calls).toEqual([
    { tune: 'yard', intervalMs: 100 },
    { tune: 'yard', confidence: 0.5 },
    { webcam: 'yard', bytes: 9 },
    { step: 'a1', state: 'acknowledged', by: 'operator' },
  ])
})

test('a webcam picture that is too large is refused, and the connection stays', async () => {
  edge = await startEdge()
  const operator = await connected('operator')
  const jpeg = Buffer.alloc(WEBCAM_MAX_BYTES + 1)
  expect(await ask(operator, 'camera:webcam_frame', { cameraId: 'yard', jpeg })).toMatchObject({
    error: { code: 'too_large' },
  })
  expect(operator.connected).toBe(true)
})

test('a snapshot comes as bytes: the newest measured picture, its id and age', async () => {
  edge = await startEdge()
  const steadyMs = systemClock.steady() - 3_000
  edge.show({ frameId: 9, at: 1000, steadyMs, jpeg: null, evidence: new Uint8Array([1, 2, 3]) })
  edge.show({ frameId: 10, at: 1100, measured: false })
  const viewer = await connected()
  const plain = await ask(viewer, 'camera:snapshot', { cameraId: 'yard', overlay: false })
  expect(plain).toEqual({
    ok: true,
    data: { jpeg: Buffer.from([1, 2, 3]), frameIndex: 9, timeMs: 1000, ageMs: expect.any(Number), measured: true },
  })
  expect((plain as { data: { ageMs: number } }).data.ageMs).toBeGreaterThanOrEqual(3_000)
  const drawn = await ask(viewer, 'camera:snapshot', { cameraId: 'yard' })
  expect(drawn).toMatchObject({ data: { jpeg: Buffer.from('burned') } })
})

test('ticks carry the newest counts and stop with the subscription', async () => {
  edge = await startEdge()
  const viewer = await connected()
  const [person, car] = ['person', 'car'].map((label) => objectOf({ behaviour: null, label }))
  edge.show({ objects: [objectOf(), person!, car!] })
  expect(await ask(viewer, 'tick:subscribe', { cameraId: 'yard', ms: 50 })).toEqual({ ok: true, data: null })
  const tick = tickMessage.parse(await next(viewer, 'tick'))
  expect(tick).toMatchObject({ cameraId: 'yard', people: 2, counts: { u: 1, s: 0 } })
  await ask(viewer, 'camera:unsubscribe', { cameraIds: ['yard'] })
  let more = 0
  viewer.on('tick', () => more++)
  await ask(viewer, 'tick:subscribe', { cameraId: 'hall', ms: 50 })
  edge.show({ cameraId: 'hall' })
  expect(await next(viewer, 'tick')).toMatchObject({ cameraId: 'hall' })
  expect(more).toBe(1)
})

test('everybody hears of alerts and of changed cameras and rules, watchers of statuses', async () => {
  edge = await startEdge()
  const viewer = await connected()
  const alert = { id: 'a1', state: 'raised' } as AlertView
  const names = ['alert:raised', 'alert:updated', 'camera:list', 'rule:list'] as const
  const heard = Promise.all(names.map((name) => next(viewer, name)))
  edge.events.emit('alert:raised', alert)
  edge.events.emit('alert:updated', alert)
  edge.events.emit('camera:list', null)
  edge.events.emit('rule:list', null)
  expect((await heard).slice(0, 2)).toEqual([alert, alert])
  const first = next(viewer, 'camera:status')
  await ask(viewer, 'camera:subscribe', { cameraIds: ['hall'] })
  await first
  const changed = next(viewer, 'camera:status')
  edge.events.emit('camera:status', { ...fakeCameraView('hall').status, state: 'reconnecting' })
  expect(await changed).toMatchObject({ cameraId: 'hall', state: 'reconnecting' })
})

test('rule 9: a session that ends is felt by the next event and closes the socket', async () => {
  edge = await startEdge()
  const operator = await connected('operator')
  edge.endSession('operator')
  expect(await ask(operator, 'camera:set_interval', { cameraId: 'yard', ms: 100 })).toMatchObject({
    error: { code: 'unauthenticated' },
  })
  const gone = new Promise((resolve) => operator.once('disconnect', resolve))
  edge.events.emit('access:changed', null)
  expect(await gone).toBe('io server disconnect')
})

test('an account over its limit is refused, and has room again when one leaves', async () => {
  edge = await startEdge({ limits: { ...DEFAULT_LIMITS, socket: { perAccount: 1, perAddress: 9 } } })
  const first = await connected()
  await expect(connected()).rejects.toThrow()
  first.disconnect()
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(0))
  await connected()
})

test('the server stops although clients are connected', async () => {
  edge = await startEdge()
  const viewer = await connected()
  const gone = new Promise((resolve) => viewer.once('disconnect', resolve))
  const closed = once(edge.http, 'close')
  await edge.close()
  await Promise.all([gone, closed])
  edge = await startEdge()
})
