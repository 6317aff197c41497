/** The models of the workshop that come with the program: the same tile gives the same picture. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { byTiles } from '../filter/by-tiles'
import { emptyRaster, type Raster } from '../raster'
import { normals, noStep, psnr, scene, withNoise } from '../testing/scene'
import { openModel } from './open-model'

const MODELS = path.resolve(import.meta.dirname, '../../../models')
const SIDE = 256
/** A tile takes 4 to 12 s of a core. */
const LIMIT_MS = 240_000

/** Of low light: means of the four quarters, red, green and blue, 0..255. */
const LIT = [113.4, 104.5, 78.5, 128.2, 119.7, 92.5, 119.8, 111.4, 85, 134.4, 126, 98.6]

const dark = (room: Raster) => withNoise({ ...room, data: room.data.map((value) => value * 0.08) }, 2, normals(7))

function means({ width, height, data }: Raster): number[] {
  const sums = Array<number>(12).fill(0)
  for (const [i, value] of data.entries()) {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
    sums[3 * ((y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)) + (i % 3)]! += value / 64 / width / height
  }
  return sums
}

/** By nine pixels to the side. */
function moved({ width, height, data }: Raster): Raster {
  const blurred = emptyRaster(width, height)
  for (let i = 0; i < data.length; i++) {
    const [x, row] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width) * width]
    let sum = 0
    for (let d = -4; d <= 4; d++) sum += data[3 * (row + Math.max(0, Math.min(width - 1, x + d))) + (i % 3)]!
    blurred.data[i] = sum / 9
  }
  return blurred
}

async function through(id: 'low-light' | 'deblur', spoiled: Raster): Promise<Raster> {
  const { sha256 } = JSON.parse(readFileSync(path.join(MODELS, id, 'manifest.json'), 'utf8'))
  const model = await openModel(id, { file: path.join(MODELS, id, 'model.onnx'), sha256 }, null)
  const made = await byTiles(spoiled, model, noStep)
  await model.close()
  return made
}

const room = scene(SIDE, SIDE)

test('low-light', { timeout: LIMIT_MS }, async () => {
  const made = await through('low-light', dark(room))
  const wrong = means(made).map((mean, i) => Math.abs(mean - (LIT[i] ?? 0)))
  expect(Math.max(...wrong)).toBeLessThan(0.5)
  expect(psnr(room, made)).toBeGreaterThan(psnr(room, dark(room)) + 10)
})

test('deblur', { timeout: LIMIT_MS }, async () => {
  expect(psnr(room, moved(room))).toBeCloseTo(34.3, 0)
  expect(psnr(room, await through('deblur', moved(room)))).toBeCloseTo(38.6, 0)
})
