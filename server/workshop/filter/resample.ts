/**
 * A picture of another size, each pixel weighed from those around its place. Pure. libvips, which reads and writes the
 * files, enlarges by bicubic interpolation whatever kernel it is told, and a quarter of a pixel off: 4 dB.
 */
import { emptyRaster, type Raster, WHITE } from '../raster'

export type Kernel = {
  /** Beyond so many pixels nothing counts. */
  reach: number
  /** @param distance pixels, 0 and more */
  weight(distance: number): number
}

export const LANCZOS: Kernel = {
  reach: 3,
  weight(distance) {
    const turn = Math.PI * distance
    return distance === 0 ? 1 : (3 * Math.sin(turn) * Math.sin(turn / 3)) / turn ** 2
  },
}

/** Rows between two messages. */
const ROWS = 32

/** Of one place: its first pixel, and how much that and those after it count; together 1. */
type Taps = { first: number; weights: Float32Array }

/** @param step is told how much is done, 0..1 */
export async function resample(
  image: Raster,
  width: number,
  height: number,
  step: (share: number) => Promise<void>,
  kernel = LANCZOS,
): Promise<Raster> {
  const made = emptyRaster(width, height)
  const across = tapsOf(image.width, width, kernel)
  const down = tapsOf(image.height, height, kernel)
  /** Rows of the picture that are as wide as they shall be, as long as they are needed. */
  const rows = new Map<number, Float32Array>()
  const sums = new Float32Array(3 * width)
  for (const [y, { first, weights }] of down.entries()) {
    if (y % ROWS === 0) await step(y / height)
    for (const known of rows.keys()) if (known < first) rows.delete(known)
    sums.fill(0)
    for (const [k, weight] of weights.entries()) {
      const row = rows.get(first + k) ?? widened(image, first + k, across)
      rows.set(first + k, row)
      for (let i = 0; i < sums.length; i++) sums[i]! += weight * row[i]!
    }
    const from = 3 * y * width
    for (let i = 0; i < sums.length; i++) made.data[from + i] = Math.max(0, Math.min(WHITE, sums[i]! + 0.5))
  }
  return made
}

function widened({ width, data }: Raster, y: number, across: readonly Taps[]): Float32Array {
  const row = new Float32Array(3 * across.length)
  const from = 3 * y * width
  for (let x = 0; x < across.length; x++) {
    const { first, weights } = across[x]!
    let [red, green, blue] = [0, 0, 0]
    for (let k = 0, at = from + 3 * first; k < weights.length; k++, at += 3) {
      const weight = weights[k]!
      red += weight * data[at]!
      green += weight * data[at + 1]!
      blue += weight * data[at + 2]!
    }
    row[3 * x] = red
    row[3 * x + 1] = green
    row[3 * x + 2] = blue
  }
  return row
}

/** For each of `to` pixels in the room of `from`. Smaller ones take in more; edges are continued by their outermost pixels. */
function tapsOf(from: number, to: number, { reach, weight }: Kernel): Taps[] {
  const scale = from / to
  const stretch = Math.max(1, scale)
  return Array.from({ length: to }, (_, i) => {
    const middle = (i + 0.5) * scale - 0.5
    const inside = (at: number) => Math.max(0, Math.min(from - 1, at))
    const [left, right] = [Math.ceil(middle - reach * stretch), Math.floor(middle + reach * stretch)]
    const first = inside(left)
    const weights = new Float32Array(inside(right) - first + 1)
    for (let at = left; at <= right; at++) weights[inside(at) - first]! += weight(Math.abs(at - middle) / stretch)
    const sum = weights.reduce((total, value) => total + value, 0)
    return { first, weights: weights.map((value) => value / sum) }
  })
}
