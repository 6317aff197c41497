import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressPolicy } from './address-policy'
import { guardedConnect } from './guarded-connect'
import { ForbiddenAddress } from './guarded-lookup'
import { guardedRequest } from './guarded-request'

let server: Server
let port: number
let hits = 0
beforeAll(async () => {
  server = createServer((req, res) => {
    hits++
    if (req.url === '/away') res.writeHead(302, { location: `http://127.0.0.1:${port}/inside` })
    res.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

const NAMES: Record<string, string[]> = {
  'evil.test': ['127.0.0.1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  localhost: ['127.0.0.1', '::1'],
}
const find = async (host: string) =>
  NAMES[host] ?? Promise.reject(Object.assign(new Error(host), { code: 'ENOTFOUND' }))
const none = { allows: addressPolicy([]), find }
const ask = (url: string, way: Parameters<typeof guardedRequest>[1]) =>
  guardedRequest({ url, method: 'POST', headers: {}, body: 'x', signal: AbortSignal.timeout(5_000) }, way)

const DISGUISES = [
  ...['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '0.0.0.0', '[::1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', 'evil.test', 'mapped.test'],
]

test.each(DISGUISES)('this machine as %s is not asked', async (host) => {
  hits = 0
  await expect(ask(`http://${host}:${port}/`, none)).rejects.toThrow(ForbiddenAddress)
  expect(hits).toBe(0)
})

test.each(DISGUISES.filter((host) => !/[[.]test|[[]/.test(host)))('nor connected to as %s', async (host) => {
  const connect = async () => {
    const socket = guardedConnect({ host, port, secure: false }, none)
    await once(socket, 'connect').finally(() => socket.destroy())
  }
  await expect(connect()).rejects.toThrow(ForbiddenAddress)
})

test('a name that leads elsewhere a moment later is asked where it was looked up, or not at all', async () => {
  hits = 0
  let looked = 0
  // Public for who checks first, inward for who connects.
  const turning = async () => [looked++ % 2 === 0 ? '127.0.0.1' : '93.184.216.34']
  await expect(ask(`http://turn.test:${port}/`, { allows: none.allows, find: turning })).rejects.toThrow(
    ForbiddenAddress,
  )
  expect([hits, looked]).toEqual([0, 1])
})

test('of several addresses those that are allowed are used', async () => {
  const allows = addressPolicy(['127.0.0.0/8'])
  const answer = await ask(`http://two.test:${port}/`, { allows, find: async () => ['169.254.169.254', '127.0.0.1'] })
  answer.destroy()
  expect(answer.statusCode).toBe(200)
})

test('a redirect is an answer and is not followed', async () => {
  hits = 0
  const answer = await ask(`http://127.0.0.1:${port}/away`, { allows: addressPolicy(['127.0.0.1']), find })
  answer.destroy()
  expect([answer.statusCode, hits]).toEqual([302, 1])
})

test('what hangs ends with the signal', async () => {
  const silent = createServer(() => undefined)
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const stop = new AbortController()
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
  const asked = guardedRequest({ url, method: 'GET', headers: {}, signal: stop.signal }, { allows: () => true })
  const reason = new Error('enough')
  silent.once('request', () => stop.abort(reason))
  await expect(asked).rejects.toBe(reason)
  silent.closeAllConnections()
  silent.close()
})
