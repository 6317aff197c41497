import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GREEN, RED } from '../../testing/media/draw-picture'
import { type Rig, startRig } from '../../testing/media/inference-rig'
import { paletteBmp, paletteJpegLs, palettePng } from '../../testing/media/palette-pictures'
import { readPicture } from '../../testing/media/read-picture'
import type { EngineSource } from './messages'

const WIDTH = 320
const HEIGHT = 240

let rig: Rig
let web: Server
beforeAll(async () => {
  rig = await startRig()
  rig.write('palette.png', palettePng(WIDTH, HEIGHT))
  web = createServer((request, response) => {
    response.end(request.url === '/palette.png' ? palettePng(WIDTH, HEIGHT) : paletteBmp(WIDTH, HEIGHT))
  }).listen(0, '127.0.0.1')
  await once(web, 'listening')
})
afterAll(async () => {
  await rig.close()
  web.closeAllConnections()
  web.close()
})

/** A quarter and three quarters across, half way down. */
async function colours(jpeg: Uint8Array): Promise<number[][]> {
  const { width, height, rgba } = await readPicture(jpeg)
  const at = (x: number) => [...rgba.subarray(4 * ((height / 2) * width + x), 4 * ((height / 2) * width + x) + 3)]
  return [at(width / 4), at((3 * width) / 4)]
}

async function expectRedAndGreen(jpeg: Uint8Array): Promise<void> {
  for (const [index, colour] of (await colours(jpeg)).entries()) {
    const wanted = index === 0 ? RED : GREEN
    for (const [channel, value] of colour.entries()) {
      expect(Math.abs(value - (wanted[channel] ?? 0)), `${index} ${colour}`).toBeLessThan(12)
    }
  }
}

const sources: [string, () => EngineSource][] = [
  ['PNG file', () => ({ kind: 'file', path: 'palette.png' })],
  [
    'PNG over http',
    () => ({ kind: 'http', url: `http://127.0.0.1:${(web.address() as AddressInfo).port}/palette.png` }),
  ],
  [
    'BMP over http',
    () => ({ kind: 'http', url: `http://127.0.0.1:${(web.address() as AddressInfo).port}/palette.bmp` }),
  ],
]

it.each(sources)(
  '%s: shown in its colours, tested and running, and the camera beside it keeps its pictures',
  async (_name, source) => {
    const pid = rig.inference.pid
    rig.inference.startCamera(rig.camera({ id: 'healthy' }))
    await rig.frame((frame) => frame.cameraId === 'healthy')
    const { width, height, jpeg } = await rig.inference.probe(rig.camera({ source: source() }))
    expect([width, height]).toEqual([WIDTH, HEIGHT])
    await expectRedAndGreen(jpeg)
    rig.inference.startCamera(rig.camera({ id: 'palette', source: source() }))
    const frame = await rig.frame(({ cameraId }) => cameraId === 'palette')
    await expectRedAndGreen(frame.jpeg!)
    await rig.frames(25, ({ cameraId }) => cameraId === 'healthy')
    for (const id of ['palette', 'healthy']) rig.inference.stopCamera(id)
    expect(rig.inference.pid).toBe(pid)
  },
)

it.each([
  [1, 1],
  [3, 2],
  [1, 3000],
  [5000, 1],
  [20_000, 3],
  [2, 20_000],
  [6000, 5000],
  [30_000, 30_000],
])('a picture of %d x %d harms nothing: shown, or refused with a reason', async (width, height) => {
  const pid = rig.inference.pid
  const claimed = palettePng(Math.min(width, 6000), Math.min(height, 6000))
  // What the header says, whatever follows.
  claimed.writeUInt32BE(width, 16)
  claimed.writeUInt32BE(height, 20)
  claimed.writeUInt32BE(crc32(claimed.subarray(12, 29)), 29)
  rig.write('size.png', claimed)
  const source = { kind: 'file', path: 'size.png' } as const
  const answer = await rig.inference.probe(rig.camera({ source })).then(
    (reply) => `${reply.width} x ${reply.height}`,
    (error: { code: string }) => error.code,
  )
  expect([`${width} x ${height}`, 'source_broken', 'source_codec']).toContain(answer)
  expect(rig.inference.pid).toBe(pid)
})

it('JPEG-LS from a webcam: shown in its colours, and the camera beside it keeps its pictures', async () => {
  const pid = rig.inference.pid
  rig.inference.startCamera(rig.camera({ id: 'healthy' }))
  rig.inference.startCamera(rig.camera({ id: 'webcam', source: { kind: 'webcam' } }))
  const shown = rig.frame(({ cameraId }) => cameraId === 'webcam')
  expect(rig.inference.pushWebcam('webcam', paletteJpegLs(WIDTH, HEIGHT), 1_000)).toBe(true)
  await expectRedAndGreen((await shown).jpeg!)
  await rig.frames(25, ({ cameraId }) => cameraId === 'healthy')
  for (const id of ['webcam', 'healthy']) rig.inference.stopCamera(id)
  expect(rig.inference.pid).toBe(pid)
})
