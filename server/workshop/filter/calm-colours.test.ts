import { expect, test } from 'vitest'
import { emptyRaster, type Raster } from '../raster'
import { noStep, psnr, scene } from '../testing/scene'
import { calmColours } from './calm-colours'
import { lumaOf } from './planes'

const scaled = (image: Raster, share: number): Raster => ({
  ...image,
  data: image.data.map((value) => Math.round((value * share) / 256) * 256),
})

/** Squares of 8 pixels whose colours are some steps off, as a codec leaves them in the dark. */
function stained({ width, height, data }: Raster, steps: number): Raster {
  const made = { width, height, data: data.slice() }
  for (let i = 0; i < width * height; i++) {
    const [column, row] = [Math.floor((i % width) / 8), Math.floor(i / width / 8)]
    const off = ((column * 7 + row * 13) % 3) - 1
    made.data[3 * i]! += Math.max(-data[3 * i]!, off * steps * 256)
    made.data[3 * i + 2]! += Math.max(-data[3 * i + 2]!, -off * steps * 256)
  }
  return made
}

const stain = ({ data }: Raster) => {
  const off = Float64Array.from({ length: data.length / 3 }, (_, i) => (data[3 * i]! - data[3 * i + 2]!) / 256)
  const mean = off.reduce((sum, value) => sum + value, 0) / off.length
  return Math.sqrt(off.reduce((sum, value) => sum + (value - mean) ** 2, 0) / off.length)
}

test('stains in the dark go, brightness stays', async () => {
  const wall = emptyRaster(96, 96)
  wall.data.fill(20 * 256)
  const spoiled = stained(wall, 3)
  const calm = await calmColours(spoiled, noStep)
  expect(stain(calm)).toBeLessThan(stain(spoiled) / 2)
  const [before, after] = [lumaOf(spoiled), lumaOf(calm)]
  for (let i = 0; i < before.length; i++) expect(Math.abs(after[i]! - before[i]!)).toBeLessThan(0.1)
})

test('a dark picture with colours of its own comes nearer to what it was', async () => {
  const night = scaled(scene(160, 120), 0.15)
  expect(psnr(night, await calmColours(stained(night, 2), noStep))).toBeGreaterThan(psnr(night, stained(night, 2)) + 1)
})

test('a bright picture stays as it is', async () => {
  const image = scene(96, 96)
  const far = (await calmColours(image, noStep)).data.map((value, i) => Math.abs(value - image.data[i]!))
  expect(lumaOf(image).every((value) => value > 60)).toBe(true)
  expect(Math.max(...far.slice(3 * 96 * 60))).toBeLessThan(64)
})

test('a picture of one pixel', async () => {
  const dot = emptyRaster(1, 1)
  dot.data.set([2_560, 5_120, 1_280])
  const { data } = await calmColours(dot, noStep)
  for (const [i, value] of data.entries()) expect(Math.abs(value - dot.data[i]!)).toBeLessThan(64)
})

test('bands are not seen: a tall picture is as its parts are', async () => {
  const tall = stained(scaled(scene(40, 600), 0.15), 2)
  const rows = (image: Raster, from: number, to: number) => image.data.subarray(3 * from * 40, 3 * to * 40)
  const part = { width: 40, height: 200, data: rows(tall, 200, 400).slice() }
  const [whole, alone] = [await calmColours(tall, noStep), await calmColours(part, noStep)]
  const far = rows(whole, 230, 370).map((value, i) => Math.abs(value - rows(alone, 30, 170)[i]!))
  expect(Math.max(...far)).toBeLessThan(2)
})
