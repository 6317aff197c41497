import { expect, test } from 'vitest'
import { emptyRaster, type Raster } from '../raster'
import { noStep } from '../testing/scene'
import { resample } from './resample'

/** Its red is what `value` says of each place. */
function picture(width: number, height: number, value: (x: number, y: number) => number): Raster {
  const made = emptyRaster(width, height)
  for (let i = 0; i < width * height; i++) made.data.fill(value(i % width, Math.floor(i / width)), 3 * i, 3 * i + 3)
  return made
}

const at = ({ width, data }: Raster, x: number, y: number) => data[3 * (y * width + x)]!

test('the same size is the same picture', async () => {
  const image = picture(9, 7, (x, y) => 5_000 * x + 900 * y)
  expect(await resample(image, 9, 7, noStep)).toEqual(image)
})

test.each([
  [2, 'twice'],
  [3, 'three times'],
  [0.5, 'half'],
  [0.25, 'a quarter'],
])('%d: what lies at a place lies there still', async (factor) => {
  const [width, height] = [48, 32]
  const made = await resample(
    picture(width, height, (x, y) => 10_000 + 600 * x + 400 * y),
    width * factor,
    height * factor,
    noStep,
  )
  // Away from edges, where the slope ends.
  for (let v = Math.ceil(8 * factor); v < 24 * factor; v++) {
    for (let u = Math.ceil(12 * factor); u < 36 * factor; u++) {
      const place = { x: (u + 0.5) / factor - 0.5, y: (v + 0.5) / factor - 0.5 }
      expect(Math.abs(at(made, u, v) - (10_000 + 600 * place.x + 400 * place.y))).toBeLessThan(40)
    }
  }
})

test('fine detail is drawn between its pixels, and nothing leaves the range', async () => {
  const wave = (x: number) => 32_768 + 20_000 * Math.sin(x * 1.2)
  const made = await resample(
    picture(40, 3, (x) => wave(x)),
    80,
    6,
    noStep,
  )
  for (let x = 16; x < 64; x++) expect(Math.abs(at(made, x, 2) - wave((x + 0.5) / 2 - 0.5))).toBeLessThan(1_500)
  const edge = await resample(
    picture(20, 4, (x) => (x < 10 ? 0 : 65_535)),
    60,
    12,
    noStep,
  )
  expect([at(edge, 0, 0), at(edge, 59, 11)]).toEqual([0, 65_535])
  expect(Math.max(...edge.data) - Math.min(...edge.data)).toBe(65_535)
})

test('smaller: everything counts, so that a fine pattern becomes its mean', async () => {
  const made = await resample(
    picture(64, 64, (x, y) => ((x + y) % 2 === 0 ? 0 : 60_000)),
    16,
    16,
    noStep,
  )
  for (const value of made.data.slice(3 * 16 * 4, 3 * 16 * 12)) expect(Math.abs(value - 30_000)).toBeLessThan(300)
})

test('one pixel in, one pixel out', async () => {
  const dot = picture(1, 1, () => 1_234)
  expect((await resample(dot, 4, 3, noStep)).data).toEqual(new Uint16Array(36).fill(1_234))
  expect(
    (
      await resample(
        picture(100, 3, () => 777),
        1,
        1,
        noStep,
      )
    ).data,
  ).toEqual(new Uint16Array(3).fill(777))
})
