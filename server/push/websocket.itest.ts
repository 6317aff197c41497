/** WS /ws with real clients. */
import { once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { BehaviourCounts } from '../contract/behaviours'
import { frameMessage } from '../contract/frame'
import { wsOutbound } from '../contract/websocket'
import { DEFAULT_LIMITS } from '../edge/limits'
import { TOKEN } from '../edge/testing/fakes'
import { startEdge, type TestEdge } from '../edge/testing/start-edge'
import { objectOf, PICTURE } from '../frames/testing/frames'

let edge: TestEdge
afterEach(() => edge.close())

type Message = { type: string; [key: string]: unknown }

/** A client that keeps what it hears. */
function client(path = '/ws?camera=yard', headers: Record<string, string> = {}, options = {}) {
  const ws = new WebSocket(`ws://${edge.host}${path}`, { headers, ...options })
  const heard: Message[] = []
  ws.on('message', (data) => heard.push(JSON.parse(String(data))))
  ws.on('error', () => undefined)
  const next = (type: string) =>
    vi.waitFor(() => {
      const found = heard.findIndex((message) => message.type === type)
      expect(found, `a message of type ${type}`).toBeGreaterThanOrEqual(0)
      return heard.splice(found, 1)[0] as Message
    })
  return { ws, heard, next, say: (message: unknown) => ws.send(JSON.stringify(message)) }
}

async function connected(path?: string, options = {}) {
  const before = edge.edge.connections.count()
  const made = client(path, await edge.as('viewer'), options)
  await once(made.ws, 'open')
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(before + 1))
  return made
}

/** Status and code of a refused handshake. */
async function refusal(headers: Record<string, string>, path = '/ws') {
  const { ws } = client(path, headers)
  const [, response] = await once(ws, 'unexpected-response')
  const body = JSON.parse(
    String(
      await response
        .setEncoding('utf8')
        .toArray()
        .then((all: string[]) => all.join('')),
    ),
  )
  return [response.statusCode, body.error.code]
}

test('handshakes are refused without a session, from foreign pages and for unknown paths', async () => {
  edge = await startEdge()
  const session = await edge.as('viewer')
  expect(await refusal({})).toEqual([401, 'unauthenticated'])
  expect(await refusal({ ...session, origin: 'http://evil.example' })).toEqual([403, 'foreign_origin'])
  expect(await refusal(session, '/elsewhere')).toEqual([404, 'not_found'])
})

test('a token opens it, and so does our own page', async () => {
  edge = await startEdge()
  await once(client('/ws', { authorization: `Bearer ${TOKEN}` }).ws, 'open')
  await once(client('/ws', { ...(await edge.as('viewer')), origin: edge.url }).ws, 'open')
})

test('an unknown camera is said in words, then closed', async () => {
  edge = await startEdge()
  const { ws, next } = client('/ws?camera=attic', await edge.as('viewer'))
  const [code, reason] = await once(ws, 'close')
  expect([code, String(reason)]).toEqual([1008, 'camera_not_found'])
  const error = await next('error')
  expect(wsOutbound.parse(error)).toMatchObject({ code: 'camera_not_found' })
  expect(error.message).toMatch(/camera/i)
})

test('results of the camera come as they are made, and only those', async () => {
  edge = await startEdge()
  const { next, heard } = await connected('/ws')
  edge.show({ cameraId: 'hall', frameId: 1 })
  edge.show({ cameraId: 'yard', frameId: 2, objects: [objectOf()] })
  const message = frameMessage.parse(await next('frame'))
  expect(message).toMatchObject({ camera_id: 'yard', frame_index: 2, behavior_counts: { u: 1 } })
  expect(message).not.toHaveProperty('image_jpeg_base64')
  expect(heard).toEqual([])
})

test('the picture comes along only when asked for', async () => {
  edge = await startEdge()
  const { next, say } = await connected()
  say({ type: 'set_image', on: true })
  expect(await next('ack')).toEqual({ type: 'ack', action: 'set_image', on: true })
  edge.show({ frameId: 1 })
  expect((await next('frame')).image_jpeg_base64).toBe(Buffer.from(PICTURE).toString('base64'))
  edge.show({ frameId: 2, jpeg: null })
  expect(await next('frame')).not.toHaveProperty('image_jpeg_base64')
})

test('ticks come after set_interval, of the series that was set', async () => {
  edge = await startEdge()
  const { next, say } = await connected()
  edge.show({ objects: [objectOf(), objectOf({ behaviour: 'p' }), objectOf({ behaviour: null, label: 'person' })] })
  say({ type: 'set_interval', ms: 50 })
  expect(await next('ack')).toEqual({ type: 'ack', action: 'set_interval', ms: 50 })
  expect(await next('tick')).toMatchObject({ series: 'people', value: 3 })
  say({ type: 'set_series', name: 'p' })
  expect(await next('ack')).toEqual({ type: 'ack', action: 'set_series', name: 'p' })
  await vi.waitFor(async () => expect(await next('tick')).toMatchObject({ series: 'p', value: 1 }))
})

test('ping gets pong', async () => {
  edge = await startEdge()
  const { next, say } = await connected()
  say({ type: 'ping' })
  expect(wsOutbound.parse(await next('pong'))).toHaveProperty('t')
})

test.each([
  ['not json', 'invalid_json'],
  ['{"type":"reboot"}', 'unknown_message'],
  ['{"type":"set_interval","ms":1}', 'validation_failed'],
])('%s gets %s, and the connection goes on', async (text, code) => {
  edge = await startEdge()
  const { ws, next } = await connected()
  ws.send(text)
  expect(wsOutbound.parse(await next('error'))).toMatchObject({ code })
  edge.show({ frameId: 3 })
  expect(await next('frame')).toMatchObject({ frame_index: 3 })
})

test('a message longer than any of ours ends the connection', async () => {
  edge = await startEdge()
  const { ws } = await connected()
  ws.send('x'.repeat(20_000))
  expect((await once(ws, 'close'))[0]).toBe(1009)
})

test('a client that answers no ping is closed; one that does stays', async () => {
  edge = await startEdge({ ws: { pingMs: 20, deadMs: 150 } })
  const silent = await connected(undefined, { autoPong: false })
  const alive = await connected()
  let pings = 0
  alive.ws.on('ping', () => pings++)
  await once(silent.ws, 'close')
  const after = pings
  await vi.waitFor(() => expect(pings).toBeGreaterThan(after + 10))
  expect(alive.ws.readyState).toBe(WebSocket.OPEN)
})

test('rule 4: a client that never reads loses frames, counted, and is then closed', async () => {
  edge = await startEdge({ ws: { stuckMs: 50, pingMs: 20, maxBuffered: 100_000 } })
  const { ws } = await connected()
  ws.pause()
  // Many keypoints make a message large: the line is full after a few.
  const object = objectOf({ keypoints: Array.from({ length: 40_000 }, () => ({ x: 1, y: 1, score: 1 })) })
  for (let frameId = 1; frameId <= 40; frameId++) edge.show({ frameId, objects: [object] })
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(0))
  const { sent, dropped } = edge.lines.find(({ msg }) => msg === 'messages') as { sent: number; dropped: number }
  expect(sent + dropped).toBe(40)
  expect(dropped).toBeGreaterThan(30)
  expect(edge.lines.map(({ msg }) => msg)).toContain('client takes nothing: cut off')
})

test('rule 9: a session that ends closes its sockets and says why', async () => {
  edge = await startEdge()
  const { ws, next } = await connected()
  edge.endSession('viewer')
  edge.events.emit('access:changed', null)
  expect((await once(ws, 'close'))[0]).toBe(1008)
  expect(await next('error')).toMatchObject({ code: 'unauthenticated' })
})

test('an account over its limit is told so', async () => {
  edge = await startEdge({ limits: { ...DEFAULT_LIMITS, socket: { perAccount: 1, perAddress: 9 } } })
  await connected()
  const second = client('/ws', await edge.as('viewer'))
  expect(await second.next('error')).toMatchObject({ code: 'too_many_connections' })
  await once(client('/ws', await edge.as('operator')).ws, 'open')
})

test('every log line of a connection carries its id', async () => {
  edge = await startEdge()
  const { ws } = await connected()
  ws.close()
  await vi.waitFor(() => expect(edge.lines.map(({ msg }) => msg)).toContain('closed'))
  const lines = edge.lines.filter(({ what }) => what === 'ws')
  expect(lines.length).toBeGreaterThan(1)
  expect(new Set(lines.map(({ connection }) => connection)).size).toBe(1)
})

test("the small ECharts page's own code draws the right bars, whatever the server sends", async () => {
  edge = await startEdge()
  const bars: BehaviourCounts[] = []
  const problems: unknown[] = []
  const { ws, say, next } = await connected('/ws')
  // As the page has it, word for word but for types.
  ws.onmessage = (ev) => {
    try {
      const payload = JSON.parse(String(ev.data))
      const counts =
        payload.behavior_counts ||
        (() => {
          const c: Record<string, number> = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 }
          ;(payload.objects || []).forEach((o: { behavior?: { code: string } }) => {
            const code = o.behavior?.code
            if (code && Object.hasOwn(c, code)) c[code] = (c[code] ?? 0) + 1
          })
          return c
        })()
      bars.push(counts)
    } catch (e) {
      problems.push(e)
    }
  }
  edge.show({ objects: [objectOf(), objectOf({ behaviour: 'p' }), objectOf({ behaviour: null })] })
  edge.show({ objects: [objectOf({ behaviour: 's' })], jpeg: null })
  say({ type: 'ping' })
  await next('pong')
  expect(problems).toEqual([])
  expect(bars.slice(0, 2)).toEqual([
    { u: 1, d: 0, c: 0, b: 0, p: 1, s: 0 },
    { u: 0, d: 0, c: 0, b: 0, p: 0, s: 1 },
  ])
})
