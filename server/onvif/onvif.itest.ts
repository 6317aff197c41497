/** A camera of our own on loopback, and what else may answer. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { LOGIN, startMockCamera } from '../../testing/onvif/mock-camera'
import { discover } from './discover'
import { readStreams } from './read-streams'

const ENTRY = path.resolve('dist/test/streams-thread.js')

async function camera(behave?: Parameters<typeof startMockCamera>[0]) {
  const mock = await startMockCamera(behave)
  onTestFinished(() => mock.close())
  return mock
}
const streams = (address: string, more: Partial<typeof LOGIN> = {}, limitMs?: number) =>
  readStreams(ENTRY, { address, ...LOGIN, ...more }, limitMs === undefined ? {} : { limitMs })

test('the streams of a camera, at the address where it was reached and without what stands in them', async () => {
  const { address, asked } = await camera()
  expect(await streams(address)).toEqual([
    ...[['Main', 2560, 1440, 25, 'main'] as const, ['Sub', 640, 360, 10, 'sub'] as const].map(
      ([name, width, height, fps, at]) => ({
        ...{ name, width, height, fps, encoding: 'H264' },
        url: `rtsp://127.0.0.1:554/${at}?a=1&b=2`,
      }),
    ),
  ])
  expect(asked).toContain('GetStreamUri')
  // Where the service is when only the host is known.
  expect(await streams(new URL(address).origin)).toHaveLength(2)
})

test('a wrong password is said', async () => {
  const { address } = await camera()
  await expect(streams(address, { password: 'x' })).rejects.toMatchObject({ code: 'source_auth' })
})

const answers = (text: string) => (response: ServerResponse) => {
  response.end(text)
  return true
}
function floods(response: ServerResponse): true {
  const more = () => {
    while (response.write('<a>'.repeat(100_000)));
  }
  response.on('drain', more)
  more()
  return true
}

test.each<[string, Parameters<typeof startMockCamera>[0], string]>([
  ['says nothing', () => true, 'source_timeout'],
  ['answers a page', answers('<!doctype html><p>Welcome</p>'), 'source_not_onvif'],
  ['answers with nothing in it', answers('<s:Envelope xmlns:s="x"><s:Body></s:Body></s:Envelope>'), 'source_not_onvif'],
  ['answers no XML', answers('\u0000\u0001'), 'source_not_onvif'],
  ['never ends', floods, 'source_not_onvif'],
])('one that %s harms nobody', { timeout: 30_000 }, async (_, behave, code) => {
  const { address } = await camera(behave)
  const ended = await streams(address, {}, 8_000).catch((error: { code: string }) => error.code)
  expect(ended).toBe(code)
})

test.each(['http://169.254.169.254/', 'http://[::ffff:169.254.169.254]/', 'http://2852039166/', 'http://0.0.0.0:80/'])(
  '%s is not asked',
  async (address) => {
    await expect(streams(address)).rejects.toMatchObject({ code: 'source_address' })
  },
)

test('nobody there', async () => {
  const { address, close } = await startMockCamera()
  await close()
  await expect(streams(address)).rejects.toMatchObject({ code: 'source_unreachable' })
})

test('cameras answer the question to all; what tells of somebody else is left out', async () => {
  const device = createSocket('udp4')
  onTestFinished(() => void device.close())
  device.bind(0, '127.0.0.1')
  await once(device, 'listening')
  device.on('message', (message, from) => {
    expect(message.toString()).toContain('NetworkVideoTransmitter')
    const say = (scopes: string, addresses: string) =>
      device.send(
        `<e:Envelope><d:Scopes>${scopes}</d:Scopes><d:XAddrs>${addresses}</d:XAddrs></e:Envelope>`,
        from.port,
        from.address,
      )
    say(
      'onvif://www.onvif.org/name/Room%201 onvif://www.onvif.org/hardware/X1',
      'http://127.0.0.1/onvif/device_service',
    )
    say('onvif://www.onvif.org/name/Evil', 'http://192.0.2.7/ file:///etc/passwd http://u:p@127.0.0.1/')
    device.send(Buffer.alloc(20_000, '<'), from.port, from.address)
    device.send('no XML', from.port, from.address)
  })
  const found = await discover({
    listenMs: 500,
    to: { address: '127.0.0.1', port: device.address().port },
    from: ['127.0.0.1'],
  })
  expect(found).toEqual([{ name: 'Room 1', model: 'X1', address: 'http://127.0.0.1/onvif/device_service' }])
})

test('a network that is not there has no cameras', async () => {
  expect(await discover({ listenMs: 200, from: ['192.0.2.1'] })).toEqual([])
})
