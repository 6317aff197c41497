/**
 * By how much a camera has shaken between two pictures: one translation for the whole picture, to fractions of a pixel.
 * Lucas and Kanade from coarse to fine; what moves by itself differs more than the rest and is left out.
 */
import { median, SIGMA_OF_MEDIAN } from './median'

export type Shift = { x: number; y: number }
type Plane = { width: number; height: number; data: Float32Array }

/** Longest side of the smallest and the largest size that are looked at, pixels. */
const COARSE = 100
const FINE = 640
const MOST_STEPS = 8
/** Pixels of the present size. */
const LEAST_STEP = 0.01
/** A pixel that differs by more than so many times the usual is no longer the same thing. */
const OUTLIER = 3
/** Below this, pixels of the picture, it is the camera's noise rather than its motion: resampling would only blur. */
const LEAST_SHIFT = 0.1
/** Share of the picture's longer side: a camera that was turned shows something else. */
const MOST_SHIFT = 0.1

export type Sizes = readonly Plane[]

/** The picture's brightness at halved sizes, the finest first. To be made once for the picture that others are laid on. */
export function sizesOf(luma: Float32Array, width: number, height: number): Sizes {
  const sizes: Plane[] = [{ width, height, data: luma }]
  for (;;) {
    const last = sizes[sizes.length - 1] as Plane
    if (Math.max(last.width, last.height) <= COARSE || Math.min(last.width, last.height) < 32) break
    sizes.push(halve(last))
  }
  const fine = sizes.filter((size) => Math.max(size.width, size.height) <= FINE)
  return fine.length > 0 ? fine : sizes.slice(-1)
}

/** Where in `to` the things of `from` are: a thing at x is at x + shift.x. In pixels of `width`. */
export function shiftOf(from: Sizes, to: Sizes, width: number): Shift {
  let shift: Shift = { x: 0, y: 0 }
  for (let level = from.length - 1; level >= 0; level--) {
    const [before, after] = [from[level], to[level]]
    if (!before || !after) break
    if (level < from.length - 1) shift = { x: shift.x * 2, y: shift.y * 2 }
    shift = refine(before, after, shift)
  }
  const finest = from[0] as Plane
  const scale = width / finest.width
  const found = { x: shift.x * scale, y: shift.y * scale }
  const length = Math.hypot(found.x, found.y)
  const limit = MOST_SHIFT * Math.max(width, finest.height * scale)
  return length < LEAST_SHIFT || length > limit || !Number.isFinite(length) ? { x: 0, y: 0 } : found
}

function refine(from: Plane, to: Plane, guess: Shift): Shift {
  let shift = guess
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = stepOf(from, to, shift)
    if (!change) return guess
    shift = { x: shift.x + change.x, y: shift.y + change.y }
    if (Math.hypot(change.x, change.y) < LEAST_STEP) break
  }
  return shift
}

function stepOf({ width, height, data }: Plane, to: Plane, shift: Shift): Shift | null {
  const inset = Math.ceil(Math.max(Math.abs(shift.x), Math.abs(shift.y))) + 2
  if (width <= 2 * inset + 8 || height <= 2 * inset + 8) return null
  const rest = new Float32Array((width - 2 * inset) * (height - 2 * inset))
  const [left, top] = [Math.floor(shift.x), Math.floor(shift.y)]
  const [fx, fy] = [shift.x - left, shift.y - top]
  let n = 0
  for (let y = inset; y < height - inset; y++) {
    for (let x = inset; x < width - inset; x++) {
      const at = (y + top) * width + x + left
      const above = (1 - fx) * (to.data[at] ?? 0) + fx * (to.data[at + 1] ?? 0)
      const below = (1 - fx) * (to.data[at + width] ?? 0) + fx * (to.data[at + width + 1] ?? 0)
      rest[n++] = (1 - fy) * above + fy * below - (data[y * width + x] ?? 0)
    }
  }
  const limit = OUTLIER * SIGMA_OF_MEDIAN * median(rest.map(Math.abs)) + 0.5
  let [xx, xy, yy, xr, yr] = [0, 0, 0, 0, 0]
  n = 0
  for (let y = inset; y < height - inset; y++) {
    for (let x = inset; x < width - inset; x++) {
      const difference = rest[n++] ?? 0
      if (Math.abs(difference) > limit) continue
      const at = y * width + x
      const gx = ((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) / 2
      const gy = ((data[at + width] ?? 0) - (data[at - width] ?? 0)) / 2
      xx += gx * gx
      xy += gx * gy
      yy += gy * gy
      xr += gx * difference
      yr += gy * difference
    }
  }
  const determinant = xx * yy - xy * xy
  // A plain wall says nothing of where it is.
  if (determinant < 1e-3 * (xx + yy) ** 2 || xx + yy < 1) return null
  return { x: -(yy * xr - xy * yr) / determinant, y: -(xx * yr - xy * xr) / determinant }
}

function halve({ width: from, height: rows, data }: Plane): Plane {
  const [width, height] = [from >> 1, rows >> 1]
  const half = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 2 * (y * from + x)
      const sum = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + from] ?? 0) + (data[at + from + 1] ?? 0)
      half[y * width + x] = sum / 4
    }
  }
  return { width, height, data: half }
}
