/** GET /stream and /video.mjpg over a real connection. */
import { once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { frameMessage } from '../contract/frame'
import { DEFAULT_LIMITS } from '../edge/limits'
import { openResponse, type Part, readParts } from '../edge/testing/read-parts'
import { startEdge, type TestEdge } from '../edge/testing/start-edge'
import { objectOf, PICTURE } from '../frames/testing/frames'

let edge: TestEdge
afterEach(() => edge.close())

/** Opens a stream and waits until the server follows the cameras. */
async function open(path: string) {
  const before = edge.edge.connections.count()
  const response = await openResponse(edge.url + path, await edge.as('viewer'))
  if (response.statusCode === 200) await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(before + 1))
  return response
}

async function take(parts: AsyncGenerator<Part>, count: number): Promise<Part[]> {
  const taken: Part[] = []
  while (taken.length < count) {
    const { value, done } = await parts.next()
    if (done) break
    taken.push(value)
  }
  return taken
}

test('rule 2: each picture follows its own result, and both name the same frame', async () => {
  edge = await startEdge()
  const parts = readParts(await open('/stream?cameras=yard,hall'))
  for (let frameId = 1; frameId <= 20; frameId++) {
    const cameraId = frameId % 3 === 0 ? 'hall' : 'yard'
    const jpeg = new Uint8Array(Buffer.concat([PICTURE, Buffer.from(`${cameraId} ${frameId}`)]))
    edge.show({ cameraId, frameId, at: 1000 + frameId, jpeg, objects: [objectOf({ trackId: frameId })] })
    const [result, picture] = await take(parts, 2)
    const ids = { 'x-camera-id': cameraId, 'x-frame-id': `${frameId}`, 'x-timestamp': `${1000 + frameId}` }
    expect(result?.headers).toMatchObject({ 'content-type': 'application/json', ...ids })
    expect(picture?.headers).toMatchObject({ 'content-type': 'image/jpeg', ...ids })
    const message = frameMessage.parse(JSON.parse(String(result?.body)))
    expect(message).toMatchObject({ camera_id: cameraId, frame_index: frameId, source: `Camera ${cameraId}` })
    expect(message.objects[0]?.id).toBe(frameId)
    expect(new Uint8Array(picture?.body ?? [])).toEqual(jpeg)
  }
})

test('a new viewer gets the last picture at once; results without a picture are left out', async () => {
  edge = await startEdge()
  edge.show({ frameId: 1 })
  edge.show({ frameId: 2, jpeg: null })
  const parts = readParts(await open('/stream?cameras=yard'))
  edge.show({ frameId: 3, jpeg: null })
  edge.show({ frameId: 4 })
  const ids = (await take(parts, 4)).map(({ headers }) => headers['x-frame-id'])
  expect(ids).toEqual(['1', '1', '4', '4'])
})

test('other cameras stay out', async () => {
  edge = await startEdge()
  const parts = readParts(await open('/stream?cameras=hall'))
  edge.show({ cameraId: 'yard', frameId: 1 })
  edge.show({ cameraId: 'hall', frameId: 2 })
  expect((await take(parts, 1))[0]?.headers['x-frame-id']).toBe('2')
})

test.each([
  ['/stream', 400],
  ['/stream?cameras=', 400],
  [`/stream?cameras=${Array.from({ length: 17 }, (_, i) => i).join(',')}`, 400],
  ['/stream?cameras=yard,attic', 404],
  ['/stream?cameras=../../etc/passwd', 404],
  ['/video.mjpg?camera=attic', 404],
])('%s gets %i', async (path, status) => {
  edge = await startEdge()
  expect((await open(path)).statusCode).toBe(status)
  expect(edge.edge.connections.count()).toBe(0)
})

test('/video.mjpg without a camera shows the first one; each picture is complete before the next comes', async () => {
  edge = await startEdge()
  const parts = readParts(await open('/video.mjpg'))
  edge.show({ frameId: 5 })
  const [picture] = await take(parts, 1)
  expect(picture?.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-frame-id': '5' })
  expect(new Uint8Array(picture?.body ?? [])).toEqual(PICTURE)
})

test('an overlay is drawn once per frame and language, however many watch', async () => {
  const drawn: string[] = []
  edge = await startEdge({
    burn: async ({ at }, { locale, title, owner }) => {
      drawn.push(`${at} ${locale} ${title}, for ${owner}`)
      return Buffer.from(`${at} ${locale}`)
    },
  })
  const english = [await open('/video.mjpg?overlay=1'), await open('/video.mjpg?camera=yard&overlay=1')].map(readParts)
  const chinese = readParts(await open('/video.mjpg?overlay=1&locale=zh-CN'))
  edge.show({ at: 1 })
  for (const parts of english) expect(String((await take(parts, 1))[0]?.body)).toBe('1 en')
  expect(String((await take(chinese, 1))[0]?.body)).toBe('1 zh-CN')
  expect(drawn.sort()).toEqual(['1 en Camera yard, for overlay yard', '1 zh-CN Camera yard, for overlay yard'])
})

test('nothing is drawn when nobody watches', async () => {
  const burn = vi.fn(async () => Buffer.from('x'))
  edge = await startEdge({ burn })
  const response = await open('/video.mjpg?overlay=1')
  response.destroy()
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(0))
  edge.show({ frameId: 1 })
  expect(burn).not.toHaveBeenCalled()
})

test('rule 4: a viewer that never reads holds one picture and drops the rest, counted', async () => {
  edge = await startEdge()
  const held: number[] = []
  edge.http.on('connection', (socket) => edge.edge.feed.subscribeAll(() => held.push(socket.writableLength)))
  const response = await open('/stream?cameras=yard')
  const jpeg = new Uint8Array(4_000_000)
  for (let frameId = 1; frameId <= 300; frameId++) edge.show({ frameId, jpeg })
  expect(Math.max(...held)).toBeLessThan(2 * jpeg.length)
  response.destroy()
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(0))
  const { sent, dropped } = edge.lines.find(({ msg }) => msg === 'pictures') as { sent: number; dropped: number }
  // The first is on its way, the last one waits, all between were replaced.
  expect({ sent, dropped }).toEqual({ sent: 1, dropped: 298 })
})

test('rule 9: a session that ends closes its streams', async () => {
  edge = await startEdge()
  const streams = [await open('/stream?cameras=yard'), await open('/video.mjpg')]
  const ends = streams.map((stream) => once(stream.resume(), 'end'))
  await edge.edge.connections.recheck()
  expect(edge.edge.connections.count()).toBe(2)
  edge.endSession('viewer')
  edge.events.emit('access:changed', null)
  await Promise.all(ends)
  expect(edge.edge.connections.count()).toBe(0)
})

test('an account has a limit of streams, and room again when one ends', async () => {
  edge = await startEdge({ limits: { ...DEFAULT_LIMITS, stream: { perAccount: 1, perAddress: 9 } } })
  const first = await open('/stream?cameras=yard')
  const second = await open('/stream?cameras=yard')
  expect(second.statusCode).toBe(429)
  first.destroy()
  await vi.waitFor(() => expect(edge.edge.connections.count()).toBe(0))
  expect((await open('/video.mjpg')).statusCode).toBe(200)
})
