import { expect, test } from 'vitest'
import type { PictureModel } from '../node'
import type { Raster } from '../raster'
import { noStep, scene } from '../testing/scene'
import { byTiles } from './by-tiles'

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
