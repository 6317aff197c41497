/** Sharp pictures, spoiled in known ways. */
import sharp from 'sharp'
import { blur } from '../server/workshop/filter/blur'
import { toLight, toValue } from '../server/workshop/filter/light'
import { fromPlanes, lumaOf, planeOf } from '../server/workshop/filter/planes'
import { emptyRaster, type Raster } from '../server/workshop/raster'

export type Kernel = { dx: number; dy: number; weight: number }[]

/** A small sensor in so much of the light, 0..1: shot noise of `full` electrons, read noise, eight bits. */
export function darkened({ width, height, data }: Raster, light: number, normal: () => number, full = 1500): Raster {
  const dark = emptyRaster(width, height)
  for (let i = 0; i < data.length; i++) {
    const seen = toLight((data[i] ?? 0) / 65_535) * light
    const noisy = seen + Math.sqrt(seen / full) * normal() + 0.0012 * normal()
    dark.data[i] = Math.round(255 * Math.max(0, Math.min(1, toValue(Math.max(0, noisy))))) * 256
  }
  return dark
}

/** A straight movement of (dx, dy) pixels while the shutter is open. */
export function movement(dx: number, dy: number): Kernel {
  const steps = 4 * Math.ceil(Math.hypot(dx, dy))
  const weights = new Map<string, { dx: number; dy: number; weight: number }>()
  for (let s = 0; s <= steps; s++) {
    const [x, y] = [dx * (s / steps - 0.5), dy * (s / steps - 0.5)]
    const [left, top] = [Math.floor(x), Math.floor(y)]
    for (const [i, across] of [1 - (x - left), x - left].entries()) {
      for (const [j, down] of [1 - (y - top), y - top].entries()) {
        const place = { dx: left + i, dy: top + j, weight: 0 }
        const known = weights.get(`${place.dx} ${place.dy}`) ?? place
        known.weight += (across * down) / (steps + 1)
        weights.set(`${place.dx} ${place.dy}`, known)
      }
    }
  }
  return [...weights.values()]
}

/** Blurred by a movement, with a noise of sigma, eight bits; edges are continued by their outermost pixels. */
export function moved(image: Raster, kernel: Kernel, sigma: number, normal: () => number): Raster {
  const { width, height } = image
  const inside = (at: number, length: number) => Math.max(0, Math.min(length - 1, at))
  const planes = [0, 1, 2].map((channel) => {
    const plane = planeOf(image, channel)
    return plane.map((_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)]
      const sum = kernel.reduce(
        (total, { dx, dy, weight }) => total + weight * plane[inside(y + dy, height) * width + inside(x + dx, width)]!,
        0,
      )
      return Math.round(sum + sigma * normal())
    })
  })
  return fromPlanes(planes, width, height)
}

/** Out of focus: a Gaussian of sigma pixels, noise, eight bits. */
export function unfocused(image: Raster, sigma: number, noise: number, normal: () => number): Raster {
  const { width, height } = image
  const planes = [0, 1, 2].map((channel) =>
    blur(planeOf(image, channel), width, height, sigma).map((value) => Math.round(value + noise * normal())),
  )
  return fromPlanes(planes, width, height)
}

/** Half as wide and high, eight bits: each pixel the mean of four, as a sensor's would be. */
export function halved({ width, height, data }: Raster): Raster {
  const half = emptyRaster(width >> 1, height >> 1)
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const at = 3 * (2 * y * width + 2 * x) + channel
        const sum = data[at]! + data[at + 3]! + data[at + 3 * width]! + data[at + 3 * width + 3]!
        half.data[3 * (y * half.width + x) + channel] = Math.round(sum / 4 / 256) * 256
      }
    }
  }
  return half
}

/** As an infrared camera gives it: brightness alone, eight bits. */
export function grey(image: Raster): Raster {
  const luma = lumaOf(image).map(Math.round)
  return fromPlanes([luma, luma, luma], image.width, image.height)
}

/** Through JPEG, colours at half the size, as cameras send it. */
export async function asJpeg({ width, height, data }: Raster, quality: number): Promise<Raster> {
  const bytes = Uint8Array.from(data, (value) => value / 256)
  const file = await sharp(bytes, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toBuffer()
  return { width, height, data: Uint16Array.from(await sharp(file).raw().toBuffer(), (value) => value * 256) }
}
