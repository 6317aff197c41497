import { expect, test } from 'vitest'
import { toLight, toValue } from '../filter/light'
import { median } from '../filter/median'
import { lumaOf } from '../filter/planes'
import type { Tools } from '../node'
import { emptyRaster, type Raster, WHITE } from '../raster'
import { normals, noStep, psnr, scene, withNoise } from '../testing/scene'
import { brighten } from './brighten'
import { compare } from './compare'
import { lowLight } from './low-light'
import { resize } from './resize'
import { sharpen } from './sharpen'

const asked: [number, number][] = []
const tools: Tools = {
  picture: async () => scene(8, 8),
  frames: async () => ({ pictures: [scene(8, 8)], chosen: 0 }),
  resize: async (_image, width, height) => {
    asked.push([width, height])
    return emptyRaster(width, height)
  },
  save: async () => undefined,
  model: async () => ({ side: 64, run: async (tile) => tile.map((value) => value * 2) }),
  step: noStep,
}
const dark = (image: Raster): Raster => ({ ...image, data: image.data.map((value) => value * 0.06) })

test('Brighten lifts a dark picture and leaves a bright one nearly alone', async () => {
  const room = scene(160, 120)
  const settings = { strength: 0.8, contrast: 1 }
  const middle = async (image: Raster) => median(lumaOf((await brighten.run({ image }, settings, tools)).image))
  expect(median(lumaOf(dark(room)))).toBeLessThan(12)
  expect(await middle(dark(room))).toBeGreaterThan(75)
  expect(Math.abs((await middle(room)) - median(lumaOf(room)))).toBeLessThan(1)
})

test.each([1, 2])('Brighten gives colours back as they were before it was dark, contrast %d', async (contrast) => {
  const room = scene(160, 120)
  const night = { ...room, data: room.data.map((value) => toValue(toLight(value / WHITE) * 0.1) * WHITE) }
  const { data } = (await brighten.run({ image: night }, { strength: 1, contrast }, tools)).image
  for (const pixel of [500, 5_000, 15_000]) {
    const proportion = (values: Uint16Array) => values[3 * pixel]! / values[3 * pixel + 2]!
    expect(Math.abs(proportion(data) / proportion(room.data) - 1)).toBeLessThan(0.12)
  }
})

test('Sharpen with amount 0 changes nothing; with more, edges get steeper', async () => {
  const room = scene(64, 64)
  const sharp = async (amount: number) => (await sharpen.run({ image: room }, { amount, radius: 1 }, tools)).image
  expect((await sharp(0)).data).toEqual(room.data)
  const contrast = ({ data }: Raster) =>
    data.reduce((sum, value, i) => sum + Math.abs(value - (data[i + 3] ?? value)), 0)
  expect(contrast(await sharp(1))).toBeGreaterThan(1.2 * contrast(room))
})

test('Sharpen leaves noise as it is, and colours to each other', async () => {
  const plain = emptyRaster(64, 64)
  plain.data.fill(100 * 256)
  const noisy = withNoise(plain, 4, normals(3))
  const { image } = await sharpen.run({ image: noisy }, { amount: 1.5, radius: 1 }, tools)
  expect(psnr(plain, image)).toBeGreaterThan(psnr(plain, noisy) - 1.5)
  for (let at = 0; at < 3_000; at += 3)
    expect(Math.abs(image.data[at]! - image.data[at + 1]! - (noisy.data[at]! - noisy.data[at + 1]!))).toBeLessThan(2)
})

test('LowLight gives what its model makes, or a part of it', async () => {
  const image = dark(scene(50, 40))
  const lit = async (strength: number) => (await lowLight.run({ image }, { strength }, tools)).image.data[300] ?? 0
  const before = image.data[300] ?? 0
  expect(await lit(1)).toBeCloseTo(2 * before, -1)
  expect(await lit(0.5)).toBeCloseTo(1.5 * before, -1)
})

test('Resize asks for whole pixels, at least one', async () => {
  asked.length = 0
  await resize.run({ image: emptyRaster(3, 100) }, { factor: 0.1 }, tools)
  await resize.run({ image: emptyRaster(33, 50) }, { factor: 1.5 }, tools)
  expect(asked).toEqual([
    [1, 10],
    [50, 75],
  ])
})

test('Compare shows the left of one, the right of the other and a line between', async () => {
  const before = scene(20, 4)
  const after = dark(before)
  const { image } = await compare.run({ before, after }, { percent: 50 }, tools)
  const half = { top: 0, width: 9, height: 4 }
  expect(psnr(before, image, { ...half, left: 0 })).toBe(Number.POSITIVE_INFINITY)
  expect(psnr(after, image, { ...half, left: 11 })).toBe(Number.POSITIVE_INFINITY)
  expect([...image.data.slice(27, 33)]).toEqual(Array(6).fill(65_535))
})
