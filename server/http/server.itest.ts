/** Requests: who may, from where, in which language. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../clock'
import { TOKEN } from '../edge/testing/fakes'
import { cookieOf, startEdge, type TestEdge } from '../edge/testing/start-edge'

let edge: TestEdge
let seen: Record<string, unknown> = {}

beforeAll(async () => {
  edge = await startEdge({
    pages: async (req, res) => {
      seen = { ...req.headers }
      res.end('page')
    },
  })
})
afterAll(() => edge.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(edge.url + path, { method, headers })
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error.code

test('health is for everybody and says nothing but how it goes', async () => {
  const response = await get('/health')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    status: 'ok',
    version: '1',
    uptimeMs: 1,
    database: true,
    engine: true,
    detection: true,
    disk: true,
  })
})

describe.each(['/config', '/stream?cameras=yard', '/video.mjpg?camera=yard', '/snapshot.jpg?camera=yard'])(
  '%s',
  (path) => {
    test.each([
      ['nobody', async () => ({})],
      ['a made-up cookie', async () => ({ cookie: 'sightline.session=eyJ.made.up' })],
      ['a session that nobody knows', async () => ({ cookie: await cookieOf('somebody') })],
      ['an expired session', async () => ({ cookie: await cookieOf('admin', -60) })],
      [
        'a session of the form before',
        async () => ({ cookie: await cookieOf('admin', 60, { sub: 'admin', sessionVersion: 1 }) }),
      ],
      ['a wrong token', async () => ({ authorization: 'Bearer nonsense' })],
      [
        'a wrong token beside a good cookie',
        async () => ({ authorization: 'Bearer nonsense', cookie: await cookieOf('admin') }),
      ],
    ])('refuses %s', async (_name, headers) => {
      const response = await get(path, await headers())
      expect(response.status).toBe(401)
      expect(await codeOf(response)).toBe('unauthenticated')
    })
  },
)

test('a session and a token both open /config', async () => {
  expect((await get('/config', await edge.as('viewer'))).status).toBe(200)
  expect((await get('/config', { authorization: `Bearer ${TOKEN}` })).status).toBe(200)
})

test.each([
  ['GET', 'http://evil.example', 200],
  ['POST', 'http://evil.example', 403],
  ['DELETE', 'null', 403],
])('%s from %s gets %i', async (method, origin, status) => {
  const response = await get('/live', { origin }, method)
  expect(response.status).toBe(status)
  if (status === 403) expect(await codeOf(response)).toBe('foreign_origin')
})

test('our own pages and programs may change things', async () => {
  expect((await get('/live', { origin: edge.url }, 'POST')).status).toBe(200)
  expect((await get('/live', {}, 'POST')).status).toBe(200)
})

test('errors speak the language of the page', async () => {
  const message = async (headers: Record<string, string>) => {
    const { error } = (await (await get('/config', headers)).json()) as { error: { message: string } }
    return error.message
  }
  expect(await message({ 'accept-language': 'en' })).toMatch(/[a-z]/)
  expect(await message({ 'accept-language': 'zh-CN' })).toMatch(/[\u4e00-\u9fff]/)
})

test('what a client says about its address is not believed', async () => {
  await get('/live', { 'x-forwarded-host': 'evil', 'x-forwarded-for': '1.2.3.4', forwarded: 'for=1.2.3.4' })
  expect(seen).toMatchObject({ 'x-real-ip': '127.0.0.1', host: edge.host })
  for (const name of ['x-forwarded-host', 'x-forwarded-for', 'forwarded']) expect(seen).not.toHaveProperty(name)
})

test('a trusted proxy is believed about the last hop it saw', async () => {
  let address: unknown
  const proxied = await startEdge({
    trustProxy: true,
    pages: async (req, res) => {
      address = req.headers['x-real-ip']
      res.end()
    },
  })
  await fetch(`${proxied.url}/live`, { headers: { 'x-forwarded-for': '6.6.6.6, 1.2.3.4' } })
  expect(address).toBe('1.2.3.4')
  await proxied.close()
})

test('own routes answer GET alone', async () => {
  const response = await get('/config', await edge.as('admin'), 'POST')
  expect([response.status, response.headers.get('allow'), await codeOf(response)]).toEqual([
    405,
    'GET',
    'method_not_allowed',
  ])
})

test('a snapshot is the newest measured picture, with its id and age; without a picture it says so', async () => {
  const headers = await edge.as('viewer')
  const empty = await get('/snapshot.jpg?camera=hall', headers)
  expect([empty.status, await codeOf(empty)]).toEqual([409, 'no_picture'])
  edge.show({ cameraId: 'yard', frameId: 40, at: 900, measured: false })
  const early = await get('/snapshot.jpg?camera=yard&overlay=0', headers)
  expect([early.headers.get('x-frame-id'), early.headers.get('x-measured')]).toEqual(['40', 'false'])
  const steadyMs = systemClock.steady() - 2_000
  edge.show({ cameraId: 'yard', frameId: 41, at: 1000.4, steadyMs, jpeg: new Uint8Array([1, 2, 3]) })
  edge.show({ cameraId: 'yard', frameId: 42, at: 1040, measured: false })
  const plain = await get('/snapshot.jpg?camera=yard&overlay=0', headers)
  expect(new Uint8Array(await plain.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
  expect(plain.headers.get('x-frame-id')).toBe('41')
  expect(plain.headers.get('x-timestamp')).toBe('1000')
  expect(plain.headers.get('x-measured')).toBe('true')
  expect(Number(plain.headers.get('x-age-ms'))).toBeGreaterThanOrEqual(2_000)
  const drawn = await get('/snapshot.jpg?camera=yard', headers)
  expect(await drawn.text()).toBe('burned')
})

test('a port that is taken is an error at once', async () => {
  const { port } = edge.http.address() as AddressInfo
  const { listen } = await import('./server')
  await expect(listen(createServer(), port, '127.0.0.1')).rejects.toThrow('EADDRINUSE')
})
