/** The real server process against what no browser sends. It runs on, and never answers with an error of its own. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom, type Random } from '../edge/testing/random'
import { openRaw } from '../edge/testing/raw'
import { type RealServer, startRealServer } from '../edge/testing/real-server'

let server: RealServer
beforeAll(async () => {
  server = await startRealServer()
})
afterAll(() => server.stop())

const SEED = 20261124
const RESETS = 1000
const FUZZED = 1500
/** At the same time. */
const BATCH = 25

const head = (first: string, ...lines: string[]) =>
  [`${first} HTTP/1.1`, `Host: ${server.host}`, ...lines, '', ''].join('\r\n')
const signedIn = () => `Cookie: ${server.cookie}`
const upgrade = (path: string, ...lines: string[]) =>
  head(
    `GET ${path}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...lines,
  )
const origin = () => `Origin: ${server.url}`

/** A Socket.IO session over long polling. */
async function openSession(): Promise<string> {
  const response = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { cookie: server.cookie },
  })
  return (JSON.parse((await response.text()).slice(1)) as { sid: string }).sid
}

/** Beginnings of a conversation; each is cut off at every moment, from before its first byte to after the answer. */
const CONVERSATIONS: Readonly<Record<string, () => string | Promise<string>>> = {
  nothing: () => '',
  page: () => head('GET /sign-in'),
  '/ws': () => upgrade('/ws'),
  '/ws with a made-up session': () => upgrade('/ws', 'Cookie: sightline.session=eyJ.made.up'),
  '/ws, accepted': () => `${upgrade('/ws', signedIn())}\x81\x85`,
  '/ws with a wrong token': () => upgrade('/ws', 'Authorization: Bearer nonsense'),
  'Socket.IO': () => upgrade('/socket.io/?EIO=4&transport=websocket'),
  'Socket.IO, accepted': () => upgrade('/socket.io/?EIO=4&transport=websocket', signedIn()),
  'another upgrade': () => upgrade('/elsewhere'),
  'a foreign upgrade': () => upgrade('/ws', signedIn(), 'Origin: http://evil.example'),
  'long polling': () => head('GET /socket.io/?EIO=4&transport=polling', signedIn()),
  'a poll that waits': async () =>
    head(`GET /socket.io/?EIO=4&transport=polling&sid=${await openSession()}`, signedIn()),
  'a polling body': async () =>
    `${head(`POST /socket.io/?EIO=4&transport=polling&sid=${await openSession()}`, signedIn(), origin(), 'Content-Length: 9999')}40`,
  'an upload': () =>
    `${head('POST /api/models?name=x.onnx', signedIn(), origin(), 'Content-Length: 1000000')}${'x'.repeat(50_000)}`,
  'a chunked upload': () =>
    `${head('POST /api/models?name=x.onnx', signedIn(), origin(), 'Transfer-Encoding: chunked')}400\r\n${'x'.repeat(500)}`,
  'a body of nobody': () => `${head('POST /api/cameras', 'Content-Length: 1000')}{"na`,
  '/stream': () => head(`GET /stream?cameras=${server.cameraId}`, signedIn()),
  '/video.mjpg': () => head(`GET /video.mjpg?camera=${server.cameraId}`, signedIn()),
  '/video.mjpg, drawn': () => head(`GET /video.mjpg?camera=${server.cameraId}&overlay=1`, signedIn()),
  '/snapshot.jpg': () => head(`GET /snapshot.jpg?camera=${server.cameraId}`, signedIn()),
}

/** Of them those that get no answer before they are whole. */
const SILENT: ReadonlySet<string> = new Set([
  'nothing',
  'a poll that waits',
  'a polling body',
  'an upload',
  'a chunked upload',
])

const turn = () => new Promise((resolve) => setImmediate(resolve))

const MOMENTS: Readonly<Record<string, (socket: Socket, bytes: string, random: Random) => Promise<unknown>>> = {
  'before a byte': async () => undefined,
  'amid the bytes': async (socket, bytes, random) => socket.write(bytes.slice(0, random.int(bytes.length + 1))),
  'with the bytes': async (socket, bytes) => socket.write(bytes),
  'a moment later': async (socket, bytes, random) => {
    socket.write(bytes)
    for (let left = random.int(200); left > 0; left--) await turn()
  },
  'when an answer comes': async (socket, bytes) => {
    socket.write(bytes)
    await Promise.race([once(socket, 'data'), once(socket, 'close')])
  },
}

async function inBatches(count: number, run: (index: number) => Promise<unknown>): Promise<void> {
  for (let begin = 0; begin < count; begin += BATCH) {
    await Promise.all(Array.from({ length: Math.min(BATCH, count - begin) }, (_, index) => run(begin + index)))
  }
}

async function expectAlive(): Promise<void> {
  expect(server.running()).toBe(true)
  expect((await fetch(`${server.url}/health`)).status).toBe(200)
  expect((await fetch(`${server.url}/config`, { headers: { cookie: server.cookie } })).status).toBe(200)
  expect(
    server
      .output()
      .split('\n')
      .filter((line) => /"level":[56]0/.test(line)),
  ).toEqual([])
}

test(`${RESETS} resets at all moments of all conversations`, { timeout: 300_000 }, async () => {
  const random = createRandom(SEED)
  const conversations = Object.entries(CONVERSATIONS).flatMap(([name, bytes]) =>
    Object.entries(MOMENTS)
      .filter(([moment]) => moment !== 'when an answer comes' || !SILENT.has(name))
      .map(([, moment]) => ({ bytes, moment })),
  )
  let done = 0
  await inBatches(RESETS, async (index) => {
    const { bytes, moment } = conversations[index % conversations.length] ?? { bytes: () => '', moment: turn }
    const text = await bytes()
    const socket = await openRaw(server.host)
    await moment(socket, text, random)
    socket.resetAndDestroy()
    done++
  })
  expect(done).toBe(RESETS)
  await expectAlive()
})

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'BREW',
  'get',
  '',
]
const PATHS = [
  ...[
    '/',
    '/live',
    '/sign-in',
    '/setup',
    '/alerts/x',
    '/admin/cameras',
    '/health',
    '/config',
    '/stream',
    '/video.mjpg',
  ],
  ...['/snapshot.jpg', '/ws', '/socket.io/', '/api/cameras', '/api/alerts', '/api/models', '/api/auth/session'],
  ...['/api/auth/callback/credentials', '/api/auth/%', '/api/alerts/x/snapshot.jpg', '/api/locale', '/api/setup'],
  ...['/_next/static/x.js', '/_next/image', '/_next/data/x.json', '/icon.svg', '/nowhere', '*', '//', '///x', '/..//x'],
  ...['/%00', '/a%00b', '/%', '/%zz', '/%ff%fe', '/%2e%2e/%2e%2e/etc/passwd', '/..\\..\\x', '/教室', '/\u0001'],
  ...['http://evil.example/', 'https://', '/[', '/:x', '/a;b=c', '/live/../api', '/live//', '/_next/../live', '/ '],
]
const QUERIES = [
  ...['', '', '', '?', '?x', '?camera=%', '?camera=%00', '?cameras=,,,', '?cameras=x', '?limit=1e99', '?cursor=%ff'],
  ...[
    '?name=..%2f..%2fx',
    '?name=',
    '?transport=polling',
    '?EIO=4&transport=polling&sid=x',
    '?EIO=3&transport=websocket',
  ],
  ...[
    '?EIO=4&transport=websocket&sid=__proto__',
    '?__proto__[x]=1',
    '?url=http://evil.example&w=1&q=1',
    '?next=//evil.example',
  ],
]
const HEADERS = [
  ...['Content-Length: -1', 'Content-Length: 1e9', 'Content-Length: 5', 'Content-Length: 99999999999999999999'],
  ...['Content-Length: 5\r\nContent-Length: 6', 'Transfer-Encoding: chunked', 'Transfer-Encoding: gzip, chunked'],
  ...[
    'Transfer-Encoding: chunked\r\nContent-Length: 3',
    'Transfer-Encoding: identity',
    'Expect: 100-continue',
    'Expect: x',
  ],
  ...[
    'Connection: Upgrade\r\nUpgrade: websocket',
    'Connection: Upgrade\r\nUpgrade: h2c',
    'Connection: close, x',
    'Upgrade: x',
  ],
  ...['Content-Type: application/json', 'Content-Type: multipart/form-data; boundary=', 'Content-Type: \u0001'],
  ...[
    'Accept-Language: \u00ff\u00fe',
    'Accept: text/html',
    'Accept-Encoding: br;q=x',
    'Range: bytes=9-1',
    'If-None-Match: "',
  ],
  ...[
    'Cookie: sightline.session=%',
    'Cookie: ;;;=',
    'Cookie: sightline.locale=__proto__',
    'Authorization: Bearer',
    'Cookie: \u0000',
  ],
  ...[
    'Authorization: Bearer \u00ff',
    'Origin: null',
    'Origin: \u00ff',
    'X-Forwarded-Host: \u00ff',
    'Host: second.example',
  ],
  ...[
    'Next-Action: x',
    'RSC: 1',
    'Next-Router-State-Tree: %',
    'x-middleware-subrequest: proxy',
    'Next-Action: \r\nRSC: 1',
  ],
  ...[
    'Sec-WebSocket-Key: x',
    'Sec-WebSocket-Version: 99',
    'Sec-WebSocket-Protocol: ,,',
    'Sec-WebSocket-Extensions: ;;',
  ],
]

function fuzzedRequest(random: Random): Buffer {
  const version = random.int(12) === 0 ? random.pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'HTTX/1.1', '']) : 'HTTP/1.1'
  const host = random.int(20) === 0 ? random.pick(['Host:', 'Host: ]', 'Host: a b', 'X: y']) : `Host: ${server.host}`
  const lines = [`${random.pick(METHODS)} ${random.pick(PATHS)}${random.pick(QUERIES)} ${version}`, host]
  if (random.int(2) === 0) lines.push(signedIn(), origin())
  for (let more = random.int(4); more > 0; more--) lines.push(random.pick(HEADERS))
  if (random.int(40) === 0) lines.push(`X-Big: ${'x'.repeat(random.int(40_000))}`)
  if (random.int(40) === 0) for (let i = 0; i < 3000; i++) lines.push(`X-${i}: ${i}`)
  const body = random.pick([
    ...[Buffer.alloc(0), Buffer.from('{}'), Buffer.from('{"name":'), Buffer.from('5\r\nhello\r\n0\r\n\r\n')],
    ...[Buffer.from('ffffffffffffffffff\r\nx'), Buffer.from('-1\r\n\r\n'), random.bytes(random.int(300))],
  ])
  const request = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), body])
  if (random.int(10) === 0) request[random.int(request.length)] = random.int(256)
  return random.int(15) === 0 ? random.bytes(1 + random.int(500)) : request
}

/** An answer that goes on for as long as somebody reads it. */
const ENDLESS = /^content-type: multipart\//im

/** Statuses of everything that is answered before the connection ends or an endless answer begins. */
async function converse(bytes: Buffer): Promise<number[]> {
  const socket = await openRaw(server.host)
  let text = ''
  const answered = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
    socket.on('data', (chunk: Buffer) => {
      if (text.length < 100_000) text += chunk.toString('latin1')
      if (ENDLESS.test(text)) resolve()
    })
  })
  socket.end(bytes)
  await answered
  socket.destroy()
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]))
}

test(`${FUZZED} requests of nonsense get no 5xx but 501`, { timeout: 300_000 }, async () => {
  const random = createRandom(SEED)
  const answers = new Map<number, number>()
  const wrong: string[] = []
  await inBatches(FUZZED, async () => {
    const request = fuzzedRequest(random)
    for (const status of await converse(request)) {
      answers.set(status, (answers.get(status) ?? 0) + 1)
      if (status >= 500 && status !== 501) wrong.push(`${status}: ${request.toString('latin1').slice(0, 600)}`)
    }
  })
  expect(wrong).toEqual([])
  // It was answered, and not only refused at the first look.
  for (const status of [200, 400, 401, 404, 405, 501]) expect(answers.get(status) ?? 0, `${status}`).toBeGreaterThan(0)
  await expectAlive()
})

test('300 sockets of nonsense frames', { timeout: 300_000 }, async () => {
  const random = createRandom(SEED)
  const frame = () => {
    const bytes = random.bytes(2 + random.int(60))
    if (random.int(2) === 0) bytes[0] = 0x80 | random.pick([0, 1, 2, 8, 9, 10])
    if (random.int(2) === 0) bytes[1] = 0x80 | random.int(126)
    return bytes
  }
  let accepted = 0
  await inBatches(300, async (index) => {
    const path = index % 2 === 0 ? `/ws?camera=${server.cameraId}` : '/socket.io/?EIO=4&transport=websocket'
    const socket = await openRaw(server.host)
    // Listened for from the start: the server may close at the first frame of nonsense.
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.write(upgrade(path, signedIn()))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    if (answer.toString('latin1').startsWith('HTTP/1.1 101')) accepted++
    socket.resume()
    for (let left = random.int(20); left > 0; left--) {
      socket.write(frame())
      await turn()
    }
    socket.end()
    await closed
  })
  expect(accepted).toBe(300)
  await expectAlive()
})

test('nonsense to a long-polling session, and events that do not exist', { timeout: 300_000 }, async () => {
  const random = createRandom(SEED)
  const bodies = [
    '40',
    '42["camera:subscribe"]',
    '42["__proto__",{}]',
    '42[]',
    '42{',
    '451-["x",{"_placeholder":true}]',
    '9',
    '',
  ]
  const statuses = new Set<number>()
  await inBatches(200, async () => {
    const url = `${server.url}/socket.io/?EIO=4&transport=polling&sid=${await openSession()}`
    const headers = { cookie: server.cookie, origin: server.url, 'content-type': 'text/plain' }
    for (let left = 1 + random.int(3); left > 0; left--) {
      const body = random.int(3) === 0 ? new Uint8Array(random.bytes(random.int(200))) : random.pick(bodies)
      statuses.add((await fetch(url, { method: 'POST', headers, body })).status)
    }
  })
  expect([...statuses].filter((status) => status >= 500)).toEqual([])
  await expectAlive()
})

/** Everything that shows people or says something about them. */
const PRIVATE = [
  ...[
    '/live',
    '/alerts',
    '/admin/users',
    '/account',
    '/config',
    '/api/cameras',
    '/api/alerts',
    '/api/users',
    '/api/rules',
  ],
  ...[
    '/api/models',
    '/api/account/tokens',
    '/api/auth/session',
    '/api/auth/csrf',
    '/api/alerts/x/snapshot.jpg',
    '/nowhere',
  ],
]
test('no browser keeps what people may have to lose again', async () => {
  const camera = server.cameraId
  const streams = [`/stream?cameras=${camera}`, `/video.mjpg?camera=${camera}`, `/snapshot.jpg?camera=${camera}`]
  const polling = '/socket.io/?EIO=4&transport=polling'
  for (const path of [...PRIVATE, ...streams, `/api/cameras/${camera}`, `/api/cameras/${camera}/admin`, polling]) {
    const abort = new AbortController()
    const { headers } = await fetch(server.url + path, { headers: { cookie: server.cookie }, signal: abort.signal })
    expect(headers.get('cache-control'), path).toContain('no-store')
    abort.abort()
  }
})
