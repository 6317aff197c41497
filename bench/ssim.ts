import { blur } from '../server/workshop/filter/blur'
import { lumaOf } from '../server/workshop/filter/planes'
import type { Raster } from '../server/workshop/raster'

/** Of the window, as Wang et al. (2004) have it. */
const SIGMA = 1.5
const C1 = (0.01 * 255) ** 2
const C2 = (0.03 * 255) ** 2

/** Structural similarity of the brightness of two pictures of the same size, mean over all places, at most 1. */
export function ssim(truth: Raster, other: Raster): number {
  const [x, y] = [lumaOf(truth), lumaOf(other)]
  const smooth = (plane: Float32Array) => blur(plane, truth.width, truth.height, SIGMA)
  const product = (a: Float32Array, b: Float32Array) => a.map((value, i) => value * b[i]!)
  const [meanX, meanY] = [smooth(x), smooth(y)]
  const [xx, yy, xy] = [smooth(product(x, x)), smooth(product(y, y)), smooth(product(x, y))]
  let sum = 0
  for (let i = 0; i < x.length; i++) {
    const [mx, my] = [meanX[i]!, meanY[i]!]
    const [vx, vy, both] = [xx[i]! - mx * mx, yy[i]! - my * my, xy[i]! - mx * my]
    sum += ((2 * mx * my + C1) * (2 * both + C2)) / ((mx * mx + my * my + C1) * (vx + vy + C2))
  }
  return sum / x.length
}
