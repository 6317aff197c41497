/** What a picture program offers, as what nodes are measured against. */
import sharp from 'sharp'
import { blur } from '../server/workshop/filter/blur'
import { equalise } from '../server/workshop/filter/equalise'
import { fromPlanes, lumaOf, planeOf } from '../server/workshop/filter/planes'
import { type Kernel, resample } from '../server/workshop/filter/resample'
import { type Raster, WHITE } from '../server/workshop/raster'
import { noStep } from '../server/workshop/testing/scene'
import type { Way } from './spoiled-parts'

const BICUBIC: Kernel = {
  reach: 2,
  weight: (distance) =>
    distance < 1
      ? 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1
      : -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2,
}
const NEAREST: Kernel = { reach: 0.5, weight: () => 1 }

/** Twice as large (Catmull-Rom; not libvips', which is a quarter of a pixel off). */
export const ENLARGED: Way[] = [['nearest', NEAREST] as const, ['bicubic', BICUBIC] as const].map(([name, kernel]) => ({
  name,
  make: (image) => resample(image, 2 * image.width, 2 * image.height, noStep, kernel),
}))

/** What a blurred copy lacks of each colour is added once more. */
export function unsharp(amount: number, radius: number): Way {
  return {
    name: `unsharp ${radius} px, ${amount}`,
    make(image) {
      const { width, height } = image
      const planes = [0, 1, 2].map((channel) => {
        const plane = planeOf(image, channel)
        const soft = blur(plane, width, height, radius)
        return plane.map((value, i) => value + amount * (value - soft[i]!))
      })
      return fromPlanes(planes, width, height)
    },
  }
}

/** libvips' own: of the lightness alone, flat parts less. */
export function sharpened(sigma: number): Way {
  return {
    name: `libvips' sharpen ${sigma}`,
    async make({ width, height, data }) {
      const bytes = Uint8Array.from(data, (value) => value / 256)
      const picture = sharp(bytes, { raw: { width, height, channels: 3 } }).sharpen({ sigma })
      return { width, height, data: Uint16Array.from(await picture.raw().toBuffer(), (value) => value * 256) }
    },
  }
}

/** Every value to the same power. */
export function gamma(power: number): Way {
  return {
    name: `gamma ${power}`,
    make: (image) => ({ ...image, data: image.data.map((value) => (value / WHITE) ** (1 / power) * WHITE + 0.5) }),
  }
}

/** Every brightness as often as every other, in the whole picture; colours keep their proportions. */
export const equalised: Way = {
  name: 'histogram equalised',
  make: (image) =>
    byLuma(image, (luma) => {
      const counts = new Float32Array(256)
      for (const value of luma) counts[Math.round(value * 255)]! += 1 / luma.length
      let sum = 0
      const map = counts.map((share) => (sum += share))
      return luma.map((value) => map[Math.round(value * 255)]!)
    }),
}

/** The same in parts, within a limit (CLAHE). */
export function equalisedInParts(limit: number): Way {
  return {
    name: `CLAHE ${limit}`,
    make: (image) => byLuma(image, (luma) => equalise(luma, image.width, image.height, limit)),
  }
}

function byLuma(image: Raster, change: (luma: Float32Array) => Float32Array): Raster {
  const luma = lumaOf(image).map((value) => value / 256)
  const changed = change(luma)
  const data = image.data.map((value, i) => {
    const pixel = Math.floor(i / 3)
    return Math.min(WHITE, (value * changed[pixel]!) / Math.max(1 / 512, luma[pixel]!))
  })
  return { ...image, data }
}
