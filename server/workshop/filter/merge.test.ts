import { expect, test } from 'vitest'
import type { Raster } from '../raster'
import { normals, noStep, psnr, scene, withNoise, withThing } from '../testing/scene'
import { merge } from './merge'
import { fromPlanes, planeOf } from './planes'
import { translate } from './translate'

const WIDTH = 192
const HEIGHT = 144
const SIGMA = 20
const clean = scene(WIDTH, HEIGHT)
const COUNT = 16
const CHOSEN = 8

const moved = (picture: Raster, x: number, y: number) =>
  fromPlanes(
    [0, 1, 2].map((channel) => translate(planeOf(picture, channel), WIDTH, HEIGHT, { x, y })),
    WIDTH,
    HEIGHT,
  )

test('sixteen noisy pictures of a still scene gain at least 7 dB', async () => {
  const normal = normals(1)
  const pictures = Array.from({ length: COUNT }, () => withNoise(clean, SIGMA, normal))
  const alone = psnr(clean, pictures[CHOSEN]!)
  const merged = psnr(clean, await merge({ pictures, chosen: CHOSEN }, noStep))
  expect(alone).toBeGreaterThan(21)
  expect(alone).toBeLessThan(24)
  expect(merged - alone).toBeGreaterThan(7)
})

test('a camera that shakes by two pixels costs little of it', async () => {
  const normal = normals(2)
  const pictures = Array.from({ length: COUNT }, (_, i) => {
    const shake = i === CHOSEN ? clean : moved(clean, 2 * Math.sin(i), 2 * Math.cos(1.7 * i))
    return withNoise(shake, SIGMA, normal)
  })
  const inner = { left: 8, top: 8, width: WIDTH - 16, height: HEIGHT - 16 }
  const alone = psnr(clean, pictures[CHOSEN]!, inner)
  const merged = psnr(clean, await merge({ pictures, chosen: CHOSEN }, noStep), inner)
  expect(merged - alone).toBeGreaterThan(7)
})

test('what moves is where the chosen picture has it, and nowhere else', async () => {
  const normal = normals(3)
  const boxAt = (i: number) => ({ left: 4 + i * 10, top: 50, width: 16, height: 40 })
  const pictures = Array.from({ length: COUNT }, (_, i) => withNoise(withThing(clean, boxAt(i)), SIGMA, normal))
  const truth = withThing(clean, boxAt(CHOSEN))
  const merged = await merge({ pictures, chosen: CHOSEN }, noStep)
  // Along its way nothing is worse than the single picture was, and no trail is seen: a ghost of one in sixteen at this
  // contrast would be about 20 dB.
  const way = { left: 4, top: 46, width: WIDTH - 8, height: 48 }
  expect(psnr(truth, merged, way)).toBeGreaterThan(psnr(truth, pictures[CHOSEN]!, way) + 3)
  expect(psnr(truth, merged, boxAt(CHOSEN))).toBeGreaterThan(psnr(truth, pictures[CHOSEN]!, boxAt(CHOSEN)) - 0.5)
  const mean = (picture: Raster, box: ReturnType<typeof boxAt>) => {
    const green = planeOf(picture, 1)
    let sum = 0
    for (let y = box.top; y < box.top + box.height; y++)
      for (let x = box.left; x < box.left + box.width; x++) sum += green[y * WIDTH + x] ?? 0
    return sum / (box.width * box.height)
  }
  for (const i of [0, 2, 4, 12, 14]) expect(Math.abs(mean(merged, boxAt(i)) - mean(truth, boxAt(i)))).toBeLessThan(4)
})

test('pictures without noise and without motion stay as they are', async () => {
  const merged = await merge({ pictures: [clean, clean, clean], chosen: 1 }, noStep)
  expect(psnr(clean, merged)).toBeGreaterThan(60)
})

test('a plain wall and pictures of a few pixels are no trouble', async () => {
  const wall = { width: 5, height: 3, data: new Uint16Array(45).fill(9_000) }
  expect((await merge({ pictures: [wall, wall], chosen: 0 }, noStep)).data).toEqual(wall.data)
})
