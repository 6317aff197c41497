import { expect, test } from 'vitest'
import type { PictureModel } from '../node'
import { emptyRaster, type Raster } from '../raster'
import { noStep, scene } from '../testing/scene'
import { asOneTile, byTiles } from './by-tiles'

const model = (change: (tile: Float32Array) => Float32Array, side = 64): PictureModel => ({
  side,
  run: async (tile) => change(tile),
})
const worst = (a: Raster, b: Raster) =>
  a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0)

test.each([
  [200, 150],
  [64, 64],
  [40, 30],
  [65, 1],
  [1, 300],
])('what a model leaves alone comes out as it was: %d x %d', async (width, height) => {
  const room = scene(width, height)
  const made = await byTiles(
    room,
    model((tile) => tile),
    noStep,
  )
  expect(made).toMatchObject({ width, height })
  expect(worst(made, room)).toBeLessThanOrEqual(1)
})

test('each tile is told, with how many there are and how long one takes', async () => {
  const told: [number, string][] = []
  await byTiles(
    scene(112, 64),
    model((tile) => tile),
    async (share, message) => void told.push([share, message]),
  )
  expect(told.map(([share]) => share)).toEqual([0.5, 1])
  expect(told[0]?.[1]).toMatch(/^1\/2 · \d+\.\d s$/)
})

test('what is brighter or darker than can be is brought into range', async () => {
  const made = await byTiles(
    scene(70, 70),
    model((tile) => tile.map((_, i) => (i % 2 ? 7 : -7))),
    noStep,
  )
  expect([...new Set(made.data)].sort()).toEqual([0, 65_535])
})

test('a model that goes by the light of each tile leaves no seam under uneven light', async () => {
  const [width, height, side] = [400, 120, 64]
  const room = scene(width, height)
  // A lamp at the left, next to nothing at the right.
  for (let i = 0; i < room.data.length; i++)
    room.data[i]! *= 0.04 + 0.9 * Math.exp(-(((Math.floor(i / 3) % width) / 90) ** 2))
  const evenly = (tile: Float32Array) => {
    const mean = tile.reduce((sum, value) => sum + value, 0) / tile.length
    return tile.map((value) => (value * 0.3) / mean)
  }
  const lamp = model(evenly, side)
  const squeezed = async (image: Raster) => {
    const small = emptyRaster(side, side)
    for (let i = 0; i < side * side; i++) {
      const at = Math.floor(((Math.floor(i / side) + 0.5) * image.height) / side) * image.width
      const from = 3 * (at + Math.floor((((i % side) + 0.5) * image.width) / side))
      small.data.set(image.data.subarray(from, from + 3), 3 * i)
    }
    return small
  }
  // How much brighter it became, over each column; of a picture without seams it is the same everywhere.
  const gains = ({ data }: Raster) =>
    Array.from({ length: width }, (_, x) => {
      let [before, after] = [0, 0]
      for (let y = 0; y < height; y++) {
        before += room.data[3 * (y * width + x)]!
        after += data[3 * (y * width + x)]!
      }
      return Math.log2(after / before)
    })
  const range = (values: number[]) => Math.max(...values) - Math.min(...values)
  const steepest = (values: number[]) =>
    Math.max(...values.map((value, x) => Math.abs(value - (values[x + 1] ?? value))))
  const alone = gains(await byTiles(room, lamp, noStep))
  const together = gains(await byTiles(room, lamp, noStep, await asOneTile(room, lamp, squeezed)))
  expect(range(alone)).toBeGreaterThan(3)
  expect(range(together)).toBeLessThan(0.3 * range(alone))
  expect(steepest(together)).toBeLessThan(0.5 * steepest(alone))
})
