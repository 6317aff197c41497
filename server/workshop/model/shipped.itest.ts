/** The models of the workshop that come with the program: the same tile gives the same picture. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { byTiles } from '../filter/by-tiles'
import type { Raster } from '../raster'
import { normals, noStep, psnr, scene, withNoise } from '../testing/scene'
import { openModel } from './open-model'

const MODELS = path.resolve(import.meta.dirname, '../../../models')
const SIDE = 256

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

test('low-light', async () => {
  const room = scene(SIDE, SIDE)
  const { sha256 } = JSON.parse(readFileSync(path.join(MODELS, 'low-light/manifest.json'), 'utf8'))
  const model = await openModel({ file: path.join(MODELS, 'low-light/model.onnx'), sha256 }, 'maxim')
  const spoiled = dark(room)
  const made = await byTiles(spoiled, model, noStep)
  await model.close()
  const wrong = means(made).map((mean, i) => Math.abs(mean - (LIT[i] ?? 0)))
  expect(Math.max(...wrong)).toBeLessThan(0.5)
  expect(psnr(room, made)).toBeGreaterThan(psnr(room, spoiled) + 10)
})
