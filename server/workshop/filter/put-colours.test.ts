import { expect, test } from 'vitest'
import { emptyRaster } from '../raster'
import { noStep, scene } from '../testing/scene'
import { fromLab, lightnessOf } from './lab'
import { greyPlanes, putColours } from './put-colours'

const SIDE = 8
const colours = (a: (x: number) => number, b: number) =>
  Float32Array.from({ length: 2 * SIDE * SIDE }, (_, i) => (i < SIDE * SIDE ? a(i % SIDE) : b))

test('a model is given the lightness alone, plane after plane', () => {
  const red = emptyRaster(2, 1)
  red.data.set([65_535, 0, 0])
  const [first, second, ...rest] = greyPlanes(red)
  expect(first).toBeCloseTo(fromLab(lightnessOf(1, 0, 0), 0, 0)[0], 5)
  expect(second).toBe(0)
  expect(rest).toEqual([first, second, first, second])
})

test('the colours are those of the model, the lightness is the one of the full size', async () => {
  const room = scene(160, 90)
  const made = await putColours(
    room,
    colours(() => 12, -9),
    SIDE,
    1,
    noStep,
  )
  for (const i of [0, 777, 160 * 90 - 1]) {
    const [before, after] = [room, made].map(({ data }) => lightnessOf(...rgb(data, i)))
    expect(after).toBeCloseTo(before ?? 0, 1)
    for (const [channel, value] of fromLab(before ?? 0, 12, -9).entries())
      expect(rgb(made.data, i)[channel]).toBeCloseTo(value, 3)
  }
})

test('between two of its pixels colours go over evenly, and strength makes less or none of them', async () => {
  const grey = emptyRaster(80, 8)
  grey.data.fill(30_000)
  const halves = colours((x) => (x < SIDE / 2 ? -40 : 40), 0)
  const reds = async (strength: number) => {
    const { data } = await putColours(grey, halves, SIDE, strength, noStep)
    return Array.from({ length: 80 }, (_, x) => data[3 * x]! - data[3 * x + 1]!)
  }
  const full = await reds(1)
  expect(full).toEqual([...full].sort((a, b) => a - b))
  expect(Math.max(...full.map((value, x) => Math.abs(value - (full[x + 1] ?? value))))).toBeLessThan(
    0.3 * (Math.max(...full) - Math.min(...full)),
  )
  expect(Math.max(...(await reds(0.5)))).toBeLessThan(0.7 * Math.max(...full))
})

const rgb = (data: Uint16Array, i: number): [number, number, number] => [
  data[3 * i]! / 65_535,
  data[3 * i + 1]! / 65_535,
  data[3 * i + 2]! / 65_535,
]
