/** A made room whose clean picture is known: surfaces, edges, fine texture; noise from a fixed seed. */
import { emptyRaster, type Raster } from '../raster'

export function scene(width: number, height: number): Raster {
  const raster = emptyRaster(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const board = (Math.floor(x / 24) + Math.floor(y / 24)) % 2 === 0 ? 30 : 0
      const fine = 12 * Math.sin(x / 2.3) * Math.cos(y / 3.1)
      const wall = 60 + (90 * x) / width + (40 * y) / height
      const at = 3 * (y * width + x)
      raster.data[at] = (wall + board + fine) * 256
      raster.data[at + 1] = (wall + board) * 256
      raster.data[at + 2] = (wall * 0.8 + fine) * 256
    }
  }
  return raster
}

/** Normal numbers, always the same ones. */
export function normals(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** As a camera gives it: eight bits, cut off at both ends. */
export function withNoise({ width, height, data }: Raster, sigma: number, normal: () => number): Raster {
  const noisy = emptyRaster(width, height)
  for (let i = 0; i < data.length; i++) {
    noisy.data[i] = Math.max(0, Math.min(255, Math.round((data[i] ?? 0) / 256 + sigma * normal()))) * 256
  }
  return noisy
}

export type Box = { left: number; top: number; width: number; height: number }

/** A bright thing in it. */
export function withThing(raster: Raster, { left, top, width, height }: Box): Raster {
  const changed = { ...raster, data: raster.data.slice() }
  for (let y = top; y < top + height; y++) {
    const row = 3 * (y * raster.width + left)
    changed.data.fill(250 * 256, row, row + 3 * width)
  }
  return changed
}

/** Peak signal to noise, dB; of a part, when one is given. */
export function psnr(truth: Raster, other: Raster, part?: Box): number {
  const { left, top, width, height } = part ?? { left: 0, top: 0, width: truth.width, height: truth.height }
  let sum = 0
  for (let y = top; y < top + height; y++) {
    for (let i = 3 * (y * truth.width + left); i < 3 * (y * truth.width + left + width); i++) {
      sum += (((truth.data[i] ?? 0) - (other.data[i] ?? 0)) / 256) ** 2
    }
  }
  return 10 * Math.log10(255 ** 2 / (sum / (3 * width * height)))
}

export const noStep = async () => undefined
