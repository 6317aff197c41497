/** The front door: which names and methods it answers, and what strangers cannot hold open. */
import { once } from 'node:events'
import { get } from 'node:http'
import type { Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { openRaw, rawStatus, readAll } from '../edge/testing/raw'
import { openResponse, readParts } from '../edge/testing/read-parts'
import { startEdge, type TestEdge } from '../edge/testing/start-edge'

let edge: TestEdge
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await edge.close()
})

const HALF = 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-More: '

/** Connections that began a request and do not go on. */
async function halfOpen(count: number, from: string): Promise<Socket[]> {
  const opened: Socket[] = []
  for (let i = 0; i < count; i++) {
    const socket = await openRaw(edge.host, from)
    socket.write(HALF)
    opened.push(socket)
  }
  sockets.push(...opened)
  return opened
}

/** Status of a request of somebody signed in, from an address of loopback. */
async function visit(path: string, localAddress: string): Promise<number | undefined> {
  const headers = await edge.as('viewer')
  const [response] = await once(get(edge.url + path, { headers, localAddress, agent: false }), 'response')
  response.resume()
  return response.statusCode
}

const upgrade = (path: string, host: string) =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
const plain = (path: string, host: string, method = 'GET') =>
  `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`

test.each([
  ['a page', plain('/live', 'evil.example'), 421],
  ['the API', plain('/api/cameras', 'evil.example:3000'), 421],
  ['health', plain('/health', 'evil.example'), 421],
  ['a stream', plain('/stream?cameras=yard', 'evil.example'), 421],
  ['long polling', plain('/socket.io/?EIO=4&transport=polling', 'evil.example'), 421],
  ['/ws', upgrade('/ws', 'evil.example'), 421],
  ['Socket.IO', upgrade('/socket.io/?EIO=4&transport=websocket', 'evil.example'), 421],
  ['our own name', plain('/health', 'cams.lan:3000'), 200],
  ['a LAN address', plain('/health', '192.168.1.20'), 200],
  ['no host at all', 'GET /health HTTP/1.0\r\n\r\n', 200],
])('a name that points here: %s gets what it should', async (_name, request, status) => {
  edge = await startEdge({ hostNames: ['cams.lan'] })
  expect(await rawStatus(edge.host, request)).toBe(status)
})

test('Origin and Host that agree with each other do not help a name that is not ours', async () => {
  edge = await startEdge()
  const { cookie } = await edge.as('admin')
  const request = [
    'POST /api/cameras HTTP/1.1',
    'Host: evil.example',
    'Origin: http://evil.example',
    `Cookie: ${cookie}`,
    'Connection: close',
  ]
  expect(await rawStatus(edge.host, `${request.join('\r\n')}\r\n\r\n`)).toBe(421)
})

test('the log names each refused name once', async () => {
  edge = await startEdge()
  for (const name of ['evil.example', 'evil.example', 'cams.lan']) await rawStatus(edge.host, plain('/live', name))
  const refused = edge.lines.filter(({ msg }) => String(msg).startsWith('refused'))
  expect(refused.map(({ host }) => host)).toEqual(['evil.example', 'cams.lan'])
})

test('a person reads what to set, in the own language', async () => {
  edge = await startEdge()
  const read = async (language: string) => {
    const socket = await openRaw(edge.host)
    const answer = readAll(socket)
    socket.write(
      `GET / HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nAccept-Language: ${language}\r\nConnection: close\r\n\r\n`,
    )
    return Buffer.from(await answer, 'latin1').toString()
  }
  expect(await read('en')).toMatch(/text\/plain[\s\S]*ALLOWED_HOSTS/)
  expect(await read('zh-CN')).toMatch(/请管理员[\s\S]*ALLOWED_HOSTS/)
})

test.each([
  ['TRACE', '/health', 405],
  ['TRACE', '/live', 405],
  ['CONNECT', '127.0.0.1:1', 405],
  ['PROPFIND', '/live', 501],
  ['BREW', '/live', 501],
  ['HEAD', '/stream', 405],
  ['PUT', '/socket.io/?EIO=4&transport=polling', 405],
  ['GET', '//evil.example/', 400],
  ['GET', '/live%00', 400],
  ['GET', 'http://evil.example/', 400],
  ['OPTIONS', '*', 400],
])('%s %s gets %i', async (method, target, status) => {
  edge = await startEdge()
  expect(await rawStatus(edge.host, plain(target, '127.0.0.1', method))).toBe(status)
})

test('500 half-open connections of one address keep nobody out, from there or elsewhere', async () => {
  edge = await startEdge()
  edge.show({ frameId: 1 })
  const stream = await openResponse(`${edge.url}/stream?cameras=yard`, await edge.as('viewer'))
  const parts = readParts(stream)
  await parts.next()
  await halfOpen(500, '127.0.0.1')
  expect(edge.strangers()).toBeLessThanOrEqual(256)
  for (const from of ['127.0.0.1', '127.0.0.2']) expect(await visit('/config', from)).toBe(200)
  edge.show({ frameId: 2 })
  for (let frame = ''; frame !== '2'; ) frame = (await parts.next()).value?.headers['x-frame-id'] ?? 'none'
  stream.destroy()
})

test('many addresses together have a limit too', async () => {
  edge = await startEdge({ http: { strangers: { perAddress: 20, total: 50, deadlineMs: 60_000 } } })
  for (let i = 2; i < 12; i++) await halfOpen(10, `127.0.0.${i}`)
  expect(edge.strangers()).toBeLessThanOrEqual(50)
  expect(await visit('/config', '127.0.0.99')).toBe(200)
})

test('a stranger has a deadline: silent, half a head, half a body, an answer without end', async () => {
  edge = await startEdge({
    http: { strangers: { perAddress: 100, total: 100, deadlineMs: 200 } },
    pages: async (_req, res) => void res.write(Buffer.alloc(8_000_000)),
  })
  const stream = await openResponse(`${edge.url}/stream?cameras=yard`, await edge.as('viewer'))
  const beginnings = [
    '',
    HALF,
    'POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n1',
    plain('/', '127.0.0.1'),
  ]
  const closed = beginnings.map(async (beginning) => {
    const socket = await openRaw(edge.host)
    sockets.push(socket)
    socket.write(beginning)
    socket.resume()
    await once(socket, 'close')
  })
  await Promise.all(closed)
  expect(edge.strangers()).toBe(0)
  expect(stream.destroyed).toBe(false)
  stream.destroy()
})

test('a body that drips is cut off, one that flows is not', async () => {
  let received = 0
  edge = await startEdge({
    http: { bodyPace: { windowMs: 100, minBytes: 1000 } },
    pages: async (req, res) => {
      for await (const chunk of req) received += chunk.length
      res.end('thanks')
    },
  })
  const { cookie } = await edge.as('admin')
  const head = `POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nConnection: close\r\nContent-Length: 40000\r\n\r\n`
  const upload = async (bytes: number) => {
    const socket = await openRaw(edge.host)
    sockets.push(socket)
    const answer = readAll(socket)
    socket.write(head)
    const timer = setInterval(() => socket.write(Buffer.alloc(bytes)), 20)
    const text = await answer
    clearInterval(timer)
    return text
  }
  expect(await upload(1)).toBe('')
  received = 0
  expect(await upload(1000)).toContain('thanks')
  expect(received).toBe(40_000)
})

test('a reset at any moment of an upgrade ends that connection alone', async () => {
  edge = await startEdge()
  const { cookie } = await edge.as('viewer')
  const resets = ['/ws', '/socket.io/?EIO=4&transport=websocket', '/elsewhere'].flatMap((path) =>
    ['', 'Cookie: sightline.session=made-up\r\n', `Cookie: ${cookie}\r\n`].flatMap((line) =>
      Array.from({ length: 10 }, async (_, wait) => {
        const socket = await openRaw(edge.host)
        socket.write(upgrade(path, '127.0.0.1').replace('Connection:', `${line}Connection:`))
        for (let turn = 0; turn < wait; turn++) await new Promise(setImmediate)
        socket.resetAndDestroy()
      }),
    ),
  )
  await Promise.all(resets)
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(0), { timeout: 20_000 })
  expect((await fetch(`${edge.url}/health`)).status).toBe(200)
})
