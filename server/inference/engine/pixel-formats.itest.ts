/** Every pixel format that FFmpeg has, through the scaler into a JPEG and a tensor. A crash ends this file's process. */
import * as constants from 'node-av/constants'
import { AV_PIX_FMT_BAYER_RGGB8, AV_PIX_FMT_PAL8, type AVPixelFormat } from 'node-av/constants'
import { avGetPixFmtName } from 'node-av/lib'
import { afterAll, expect, it } from 'vitest'
import { drawPicture } from '../../../testing/media/draw-picture'
import { readPicture } from '../../../testing/media/read-picture'
import type { InputSpec } from '../../contract/model'
import { JpegEncoder } from './jpeg-encoder'
import { tensorBytes } from './tensor-bytes'
import { TensorWriter } from './tensor-writer'

/** Odd, so that chroma planes and packed groups end in the middle of a sample. */
const WIDTH = 163
const HEIGHT = 91
/** Colours after 4:2:0 at both ends; formats of eight or fewer bits a pixel are judged by their order alone. */
const NEAR = 40

const input: InputSpec = {
  name: 'images',
  order: 'nchw',
  dtype: 'float32',
  color: 'rgb',
  width: 96,
  height: 96,
  mean: [0, 0, 0],
  scale: [1 / 255, 1 / 255, 1 / 255],
  pad: 114,
}
const FORMATS = [
  ...new Set(
    Object.entries(constants)
      .filter(([name, value]) => name.startsWith('AV_PIX_FMT_') && typeof value === 'number' && value >= 0)
      .map(([, value]) => value as AVPixelFormat),
  ),
]
  .map((format) => ({ name: avGetPixFmtName(format) ?? '', format }))
  .filter(({ name }) => name !== '')

const jpeg = new JpegEncoder()
const tensors = [input, { ...input, order: 'nhwc' as const, dtype: 'uint8' as const }].map((spec) => ({
  writer: new TensorWriter(spec),
  buffer: new ArrayBuffer(tensorBytes(spec)),
}))
afterAll(() => {
  jpeg.close()
  for (const { writer } of tensors) writer.close()
})

function draw(format: AVPixelFormat) {
  try {
    return drawPicture(format, WIDTH, HEIGHT)
  } catch {
    // Pictures that live on a graphics card.
    return null
  }
}

const outcomes: Record<string, number> = { shown: 0, refused: 0, nowhere: 0 }

it.each(FORMATS)('$name', async ({ format }) => {
  const picture = draw(format)
  if (!picture) {
    outcomes.nowhere!++
    return
  }
  try {
    const bytes = await Promise.resolve()
      .then(() => jpeg.encode(picture.frame))
      .catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'source_codec' })
        return null
      })
    if (bytes === null) {
      outcomes.refused!++
      for (const { writer, buffer } of tensors)
        expect(() => writer.write(picture.frame, buffer)).toThrow(expect.objectContaining({ code: 'source_codec' }))
      return
    }
    outcomes.shown!++
    for (const { writer, buffer } of tensors) writer.write(picture.frame, buffer)
    const { width, height, rgba } = await readPicture(new Uint8Array(bytes))
    expect([width, height]).toEqual([WIDTH, HEIGHT])
    if (picture.drawn) expectColours(width, height, rgba, avGetPixFmtName(format) ?? '')
  } finally {
    picture.frame.free()
  }
})

function expectColours(width: number, height: number, rgba: Uint8ClampedArray, name: string): void {
  const [left, right] = [meanColour(rgba, width, height, 0.25), meanColour(rgba, width, height, 0.75)]
  if (/gray|mono|^ya/.test(name)) {
    for (const colour of [left, right]) expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(NEAR)
    expect(left[0]).toBeLessThan(right[0])
  } else {
    expect(left[0] - left[1], `${left}`).toBeGreaterThan(255 - 2 * NEAR)
    expect(right[1] - right[0], `${right}`).toBeGreaterThan(255 - 2 * NEAR)
  }
}

/** Of a square around a place half way down: two colours are patterns of dots in the coarsest formats. */
function meanColour(rgba: Uint8ClampedArray, width: number, height: number, across: number): [number, number, number] {
  const reach = 16
  const sum: [number, number, number] = [0, 0, 0]
  for (let y = (height >> 1) - reach; y < (height >> 1) + reach; y++) {
    for (let x = Math.round(width * across) - reach; x < Math.round(width * across) + reach; x++) {
      for (const channel of [0, 1, 2] as const) sum[channel] += rgba[4 * (y * width + x) + channel] ?? 0
    }
  }
  return sum.map((value) => value / (2 * reach) ** 2) as [number, number, number]
}

it('most were shown, none was forgotten', () => {
  expect(FORMATS.map(({ format }) => format)).toEqual(expect.arrayContaining([AV_PIX_FMT_PAL8, AV_PIX_FMT_BAYER_RGGB8]))
  expect(outcomes.shown).toBeGreaterThan(200)
})
