/** The real drawing thread. */
import path from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, expect, test } from 'vitest'
import { objectOf } from '../frames/testing/frames'
import { toFrameObject } from '../inference/frame-object'
import type { BurnFrame } from '../services/burn'
import { type Burner, createBurner } from './burner'

const threadEntry = path.resolve('dist/test/burn-thread.js')
const WIDTH = 320
const HEIGHT = 240

let burner: Burner
afterEach(() => burner.close())

function grey(): Uint8Array {
  const canvas = createCanvas(WIDTH, HEIGHT)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = '#808080'
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
  return new Uint8Array(canvas.toBuffer('image/jpeg', 95))
}

async function pixel(jpeg: Buffer, x: number, y: number): Promise<number[]> {
  const image = await loadImage(jpeg)
  expect([image.width, image.height]).toEqual([WIDTH, HEIGHT])
  const ctx = createCanvas(WIDTH, HEIGHT).getContext('2d')
  ctx.drawImage(image, 0, 0)
  return [...ctx.getImageData(x, y, 1, 1).data].slice(0, 3)
}

/** JPEG keeps colours at half the resolution, so a thin line is only a shade of its own. */
const greenness = ([r = 0, g = 0, b = 0]: number[]) => g - Math.max(r, b)
const options = { locale: 'zh-CN', title: '高二（3）班', owner: 'teacher' } as const
const frameOf = (change: Partial<BurnFrame> = {}): BurnFrame => ({
  jpeg: grey(),
  width: WIDTH,
  height: HEIGHT,
  objects: [],
  at: 1_739_948_450_123,
  ...change,
})

test('draws the box where the object is, also when the source is larger than the picture', async () => {
  burner = createBurner({ threadEntry })
  const box = { x1: 200, y1: 200, x2: 400, y2: 400 }
  const frame = frameOf({ width: WIDTH * 2, height: HEIGHT * 2, objects: [toFrameObject(objectOf({ box }))] })
  const jpeg = await burner.burn(frame, options)
  expect(greenness(await pixel(jpeg, 100, 150))).toBeGreaterThan(10)
  expect(Math.abs(greenness(await pixel(jpeg, 150, 150)))).toBeLessThan(5)
})

test('a picture that is wider than it may be is made smaller, with its boxes where they belong', async () => {
  burner = createBurner({ threadEntry })
  const box = { x1: 100, y1: 100, x2: 200, y2: 200 }
  const frame = frameOf({ objects: [toFrameObject(objectOf({ box }))] })
  const image = await loadImage(await burner.burn(frame, { ...options, maxWidth: 160 }))
  expect([image.width, image.height]).toEqual([160, 120])
  const ctx = createCanvas(160, 120).getContext('2d')
  ctx.drawImage(image, 0, 0)
  expect(greenness([...ctx.getImageData(50, 75, 1, 1).data].slice(0, 3))).toBeGreaterThan(10)
  const wide = await loadImage(await burner.burn(frame, { ...options, maxWidth: 10_000 }))
  expect(wide.width).toBe(WIDTH)
})

test('jobs beyond the bound are refused as busy; the others are done, in order', async () => {
  burner = createBurner({ threadEntry, maxJobs: 2 })
  const done: number[] = []
  const jobs = [1, 2, 3].map((frameId) =>
    burner.burn(frameOf({ at: frameId }), { ...options, owner: `${frameId}` }).then(() => done.push(frameId)),
  )
  const results = await Promise.allSettled(jobs)
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(results[2]).toMatchObject({ reason: { code: 'busy' } })
  expect(done).toEqual([1, 2])
})

test('one who asks for much is refused, the others are served', async () => {
  burner = createBurner({ threadEntry })
  const many = await Promise.allSettled([
    ...Array.from({ length: 40 }, () => burner.burn(frameOf(), options)),
    burner.burn(frameOf(), { ...options, owner: 'head' }),
    burner.burn(frameOf(), { ...options, owner: 'overlay yard' }),
  ])
  const served = many.map(({ status }) => status === 'fulfilled')
  expect(served.slice(0, 40).filter(Boolean)).toHaveLength(2)
  expect(served.slice(40)).toEqual([true, true])
  await burner.burn(frameOf(), options)
})

test('a picture that is none fails alone', async () => {
  burner = createBurner({ threadEntry })
  const bad = burner.burn(frameOf({ jpeg: new Uint8Array([1, 2, 3]) }), options)
  const good = burner.burn(frameOf(), options)
  await expect(bad).rejects.toMatchObject({ code: 'internal' })
  expect((await good).length).toBeGreaterThan(0)
})

test('a thread that cannot start fails its jobs, and the next job tries again', async () => {
  burner = createBurner({ threadEntry: path.resolve('dist/test/there-is-no-such-thread.js') })
  for (let i = 0; i < 2; i++) {
    await expect(burner.burn(frameOf(), options)).rejects.toMatchObject({ code: 'internal' })
  }
})

test('closing settles what is under way', async () => {
  burner = createBurner({ threadEntry })
  const job = burner.burn(frameOf(), options)
  const settled = expect(job).rejects.toMatchObject({ code: 'busy' })
  await burner.close()
  await settled
  await expect(burner.burn(frameOf(), options)).rejects.toMatchObject({ code: 'busy' })
})
