/** The guard by itself, spoken to as FFmpeg does; with FFmpeg it is tried in sources.itest.ts. */
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AddressGuard, startAddressGuard } from './address-guard'

let web: Server
let port: number
let guard: AddressGuard
let names: Record<string, string[]>
let heard: string[]

beforeAll(async () => {
  web = createServer((req, res) => {
    heard.push(`${req.method} ${req.url} ${req.headers.host} ${req.headers['proxy-authorization'] ?? 'no secret'}`)
    res.end('picture')
  }).listen(0, '127.0.0.1')
  await once(web, 'listening')
  port = (web.address() as AddressInfo).port
  guard = await startAddressGuard(async (host) => names[host] ?? Promise.reject(new Error('no such name')))
})
afterAll(() => {
  guard.close()
  web.closeAllConnections()
  web.close()
})
beforeEach(() => {
  names = {}
  heard = []
})

/** Says this to the guard and hears it out. */
async function say(lines: string[], authorized = true): Promise<string> {
  const { username, password, port: at } = new URL(guard.url)
  const socket = connect({ host: '127.0.0.1', port: Number(at) })
  const secret = Buffer.from(`${username}:${password}`).toString('base64')
  socket.write([...lines, ...(authorized ? [`Proxy-Authorization: Basic ${secret}`] : []), '', ''].join('\r\n'))
  return text(socket)
}
const get = (target: string) => say([`GET ${target} HTTP/1.1`, 'Host: camera'])
const status = (answer: string) => Number(answer.split(' ')[1])

it('passes a request on as the camera wants it, its own secret taken out', async () => {
  names = { 'cam.example': ['127.0.0.1'] }
  const answer = await get(`http://cam.example:${port}/a%2Fb//c?d=%65`)
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*picture/)
  expect(heard).toEqual(['GET /a%2Fb//c?d=%65 camera no secret'])
})

it('takes the first address of a name that is none of the forbidden ones', async () => {
  names = { 'cam.local': ['fe80::1', '169.254.7.7', '127.0.0.1'] }
  expect(status(await get(`http://cam.local:${port}/`))).toBe(200)
})

describe('refuses', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://2852039166/',
    'http://[fe80::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://0.0.0.0/',
    'http://metadata.example/',
  ])('%s, whoever sends there', async (target) => {
    names = { 'metadata.example': ['169.254.169.254', 'fd00:ec2::254'] }
    expect(status(await get(target))).toBe(421)
    const { host, port: asked } = new URL(target)
    expect(status(await say([`CONNECT ${host}:${asked || 443} HTTP/1.1`]))).toBe(421)
  })

  it('everybody but FFmpeg', async () => {
    expect(status(await say([`GET http://127.0.0.1:${port}/ HTTP/1.1`], false))).toBe(407)
    expect(status(await say([`CONNECT 127.0.0.1:${port} HTTP/1.1`, 'Proxy-Authorization: Basic eDp5'], false))).toBe(
      407,
    )
    expect(heard).toEqual([])
  })

  it.each([
    ['no proxy request', ['GET / HTTP/1.1']],
    ['another scheme', ['GET ftp://127.0.0.1/ HTTP/1.1']],
    ['nonsense', ['hello']],
    ['a head without end', [`GET http://127.0.0.1/ HTTP/1.1`, `X: ${'x'.repeat(70_000)}`]],
  ])('%s', async (_, lines) => {
    expect(status(await say(lines))).toBeGreaterThanOrEqual(400)
  })
})

it('says refused for a port where nobody listens, unreachable for a name that there is not', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port: dead } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  expect(status(await get(`http://127.0.0.1:${dead}/`))).toBe(421)
  expect(status(await get('http://nowhere.example/'))).toBe(502)
})

it('connects a tunnel, through which a request goes as it is', async () => {
  const { username, password, port: at } = new URL(guard.url)
  const tunnel = request({
    host: '127.0.0.1',
    port: at,
    method: 'CONNECT',
    path: `127.0.0.1:${port}`,
    headers: { 'proxy-authorization': `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
  }).end()
  const [response, socket] = await once(tunnel, 'connect')
  expect(response.statusCode).toBe(200)
  socket.write('GET /inside HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  expect(await text(socket)).toContain('picture')
  expect(heard).toEqual(['GET /inside x no secret'])
})
