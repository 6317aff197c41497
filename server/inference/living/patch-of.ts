/** What is in a box, remembered and known again in other light. */
import type { BBox } from '../../contract/frame'

/** From this correlation on it is the same: noise and light change it little, somebody who sits down a lot. */
const SAME = 0.9

type Plane = { width: number; height: number }

/** Pixels of the box, row by row. */
export function patchOf(data: ArrayLike<number>, { width, height }: Plane, box: BBox): Float32Array {
  const [left, right] = [Math.max(0, Math.floor(box.x1)), Math.min(width, Math.ceil(box.x2))]
  const [top, bottom] = [Math.max(0, Math.floor(box.y1)), Math.min(height, Math.ceil(box.y2))]
  const patch = new Float32Array(Math.max(0, right - left) * Math.max(0, bottom - top))
  let at = 0
  for (let row = top; row < bottom; row++) {
    for (let i = row * width + left; i < row * width + right; i++) patch[at++] = data[i] ?? 0
  }
  return patch
}

/** Mean squared difference, grey levels². */
export function difference(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0) / Math.max(1, a.length)
}

/** Whether two patches of one box show the same, brighter or darker. */
export function looksSame(a: Float32Array, b: Float32Array): boolean {
  const [meanA, meanB] = [mean(a), mean(b)]
  let both = 0
  let inA = 0
  let inB = 0
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB]
    both += x * y
    inA += x * x
    inB += y * y
  }
  return both > SAME * Math.sqrt(inA * inB)
}

function mean(patch: Float32Array): number {
  return patch.reduce((sum, value) => sum + value, 0) / Math.max(1, patch.length)
}
