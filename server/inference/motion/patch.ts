/** A small square of a picture that is looked for in the next one, with its gradients. */
import type { GreyPicture } from './grey-picture'

export type Patch = {
  left: number
  top: number
  /** Pixels a side. */
  size: number
  /** Of size² pixels, row by row; longer ones may be handed on from call to call. */
  pixels: Float32Array
  gradientX: Float32Array
  gradientY: Float32Array
  /** Sums over the patch of the gradients' products: the matrix [xx xy; xy yy]. */
  xx: number
  xy: number
  yy: number
}

/** How a patch differs from a picture at some place. */
export type Difference = {
  /** Sums over the patch of difference x gradient: in which direction it would differ less. */
  x: number
  y: number
  /** Mean of the absolute differences, grey levels. */
  mean: number
}

export function emptyPatch(mostSize: number): Patch {
  const plane = () => new Float32Array(mostSize ** 2)
  const [pixels, gradientX, gradientY] = [plane(), plane(), plane()]
  return { left: 0, top: 0, size: 0, pixels, gradientX, gradientY, xx: 0, xy: 0, yy: 0 }
}

/** Takes the square around x, y (whole pixels). False when it is not wholly inside, and then the patch is of no use. */
export function takePatch(patch: Patch, picture: GreyPicture, x: number, y: number, radius: number): boolean {
  const { width, height, data } = picture
  const { pixels, gradientX, gradientY } = patch
  const size = 2 * radius + 1
  const left = x - radius
  const top = y - radius
  if (left < 1 || top < 1 || left + size >= width || top + size >= height) return false
  let xx = 0
  let xy = 0
  let yy = 0
  let pixel = 0
  for (let row = top; row < top + size; row++) {
    for (let i = row * width + left; i < row * width + left + size; i++) {
      const dx = ((data[i + 1] ?? 0) - (data[i - 1] ?? 0)) / 2
      const dy = ((data[i + width] ?? 0) - (data[i - width] ?? 0)) / 2
      pixels[pixel] = data[i] ?? 0
      gradientX[pixel] = dx
      gradientY[pixel] = dy
      pixel++
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
    }
  }
  Object.assign(patch, { left, top, size, xx, xy, yy })
  return true
}

/** The smaller eigenvalue of the gradients' matrix, a pixel: how well motion in every direction can be told (Shi and Tomasi 1994). */
export function texture({ size, xx, xy, yy }: Patch): number {
  const trace = xx + yy
  return (trace - Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / 2 / size ** 2
}

/** Holds the patch against the picture, moved by x, y; bilinear between pixels. Null where it would leave the picture. */
export function compare(patch: Patch, picture: GreyPicture, x: number, y: number): Difference | null {
  const { width, height, data } = picture
  const { pixels, gradientX, gradientY, size } = patch
  const left = patch.left + Math.floor(x)
  const top = patch.top + Math.floor(y)
  if (left < 0 || top < 0 || left + size >= width || top + size >= height) return null
  const right = x - Math.floor(x)
  const down = y - Math.floor(y)
  const a = (1 - right) * (1 - down)
  const b = right * (1 - down)
  const c = (1 - right) * down
  const d = right * down
  let sumX = 0
  let sumY = 0
  let absolute = 0
  let pixel = 0
  for (let row = top; row < top + size; row++) {
    for (let i = row * width + left; i < row * width + left + size; i++) {
      const above = a * (data[i] ?? 0) + b * (data[i + 1] ?? 0)
      const below = c * (data[i + width] ?? 0) + d * (data[i + width + 1] ?? 0)
      const difference = above + below - (pixels[pixel] ?? 0)
      sumX += difference * (gradientX[pixel] ?? 0)
      sumY += difference * (gradientY[pixel] ?? 0)
      absolute += Math.abs(difference)
      pixel++
    }
  }
  return { x: sumX, y: sumY, mean: absolute / size ** 2 }
}
