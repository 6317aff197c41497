import { InferenceSession, Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { OUTPUT_LAYOUTS } from '../../server/contract/model'
import { BEACON_SCORE, beaconModel } from './beacon'
import { failingModel, fixedModel, unknownOutputModel } from './fixed'
import { plantObjects } from './layouts'
import { yolov8nModel } from './yolov8n'

const WIDTH = 320
const HEIGHT = 192

/** A dark picture with white code blocks, and a red rectangle when given; edges may lie between pixels. */
function picture(beacon?: { x1: number; y1: number; x2: number; y2: number }): Tensor {
  const plane = WIDTH * HEIGHT
  const data = new Float32Array(3 * plane).fill(0.08)
  for (let y = 0; y < 16; y++)
    for (let x = 0; x < 64; x += 2) for (const c of [0, 1, 2]) data[c * plane + y * WIDTH + x] = 1
  const cover = (low: number, high: number, pixel: number) =>
    Math.max(0, Math.min(high, pixel + 1) - Math.max(low, pixel))
  if (beacon)
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++) {
        const share = cover(beacon.x1, beacon.x2, x) * cover(beacon.y1, beacon.y2, y)
        for (const [c, full] of [1, 0, 0].entries()) {
          const index = c * plane + y * WIDTH + x
          data[index] = (data[index] ?? 0) * (1 - share) + full * share
        }
      }
  return new Tensor('float32', data, [1, 3, HEIGHT, WIDTH])
}

async function load(model: Uint8Array): Promise<InferenceSession> {
  return InferenceSession.create(model, { intraOpNumThreads: 1 })
}

describe('beaconModel', () => {
  const beacons = [
    { x1: 100, y1: 60, x2: 124, y2: 84 },
    { x1: 100.5, y1: 60.5, x2: 124.5, y2: 84.5 },
    { x1: 7.25, y1: 150.75, x2: 31.25, y2: 174.75 },
    { x1: 290, y1: 2, x2: 314, y2: 22 },
  ]
  it.each(beacons)('finds the beacon $x1,$y1 within a quarter of a pixel', async (beacon) => {
    const session = await load(beaconModel({ width: WIDTH, height: HEIGHT }))
    const { output0 } = await session.run({ images: picture(beacon) })
    const count = output0!.dims[2]!
    const column = [0, 1, 2, 3, 4].map((channel) => (output0!.data as Float32Array)[channel * count]!)
    const [x, y, width, height, score] = column as [number, number, number, number, number]
    expect(Math.abs(x - (beacon.x1 + beacon.x2) / 2)).toBeLessThan(0.25)
    expect(Math.abs(y - (beacon.y1 + beacon.y2) / 2)).toBeLessThan(0.25)
    expect(Math.abs(width - (beacon.x2 - beacon.x1))).toBeLessThan(1.5)
    expect(Math.abs(height - (beacon.y2 - beacon.y1))).toBeLessThan(1.5)
    expect(score).toBe(BEACON_SCORE)
  })

  it('finds nothing in black, white and grey', async () => {
    const session = await load(beaconModel({ width: WIDTH, height: HEIGHT, labels: ['a', 'b'] }))
    const { output0 } = await session.run({ images: picture() })
    expect(output0!.dims).toEqual([1, 6, 40 * 24 + 20 * 12 + 10 * 6])
    expect(Math.max(...(output0!.data as Float32Array))).toBe(0)
  })

  it('speaks YOLOv5 as well', async () => {
    const session = await load(beaconModel({ width: WIDTH, height: HEIGHT, layout: 'yolov5', labels: ['a', 'b'] }))
    const { output0 } = await session.run({ images: picture(beacons[0]) })
    expect(output0!.dims).toEqual([1, 3 * (40 * 24 + 20 * 12 + 10 * 6), 7])
    const row = Array.from((output0!.data as Float32Array).slice(0, 7), (value) => Math.round(value * 100) / 100)
    expect(row).toEqual([112, 72, 24, 24, 1, 0.97, 0])
  })

  it('is the same file each time', () => {
    expect(beaconModel({ width: 64, height: 64 })).toEqual(beaconModel({ width: 64, height: 64 }))
  })
})

describe('fixedModel', () => {
  it.each(OUTPUT_LAYOUTS)('%s gives what was planted', async (layout) => {
    const objects = [{ x: 40, y: 50, width: 20, height: 30, classId: 0, score: 0.5 }]
    const options = { width: WIDTH, height: HEIGHT, labels: ['person'], objects }
    const session = await load(fixedModel(layout, options))
    const image: InferenceSession.FeedsType =
      layout === 'movenet-multipose'
        ? { input: new Tensor('uint8', new Uint8Array(WIDTH * HEIGHT * 3), [1, HEIGHT, WIDTH, 3]) }
        : { images: picture() }
    const outputs = await session.run(image)
    for (const planted of plantObjects(layout, objects, { width: WIDTH, height: HEIGHT, classes: 1 })) {
      expect(outputs[planted.name]?.dims).toEqual(planted.dims)
      expect(outputs[planted.name]?.data).toEqual(planted.data)
    }
  })
})

it('unknownOutputModel loads and runs', async () => {
  const session = await load(unknownOutputModel())
  const outputs = await session.run({ images: new Tensor('float32', new Float32Array(3 * 64 * 64), [1, 3, 64, 64]) })
  expect(outputs.embedding?.dims).toEqual([1, 64, 64])
})

it('failingModel loads, and fails when it is run', async () => {
  const session = await load(failingModel({ width: WIDTH, height: HEIGHT }))
  await expect(session.run({ images: picture() })).rejects.toThrow(/out of|bounds/)
})

it('yolov8nModel runs and says nothing', async () => {
  const session = await load(yolov8nModel(64))
  const { output0 } = await session.run({
    images: new Tensor('float32', new Float32Array(3 * 64 * 64), [1, 3, 64, 64]),
  })
  expect(output0!.dims).toEqual([1, 84, 84])
  const scores = (output0!.data as Float32Array).subarray(4 * 84)
  expect(Math.max(...scores)).toBeLessThan(0.01)
})
