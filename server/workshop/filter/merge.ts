/**
 * Several noisy pictures of a still scene as one clean one: laid on each other, and averaged where they show the same.
 * Where something moved, only what the chosen picture has counts: nothing is invented and nobody is seen twice.
 */
import type { Frames, Raster } from '../raster'
import { blur, noiseAfterBlur } from './blur'
import { erode } from './erode'
import { median } from './median'
import { noiseOf } from './noise'
import { fromPlanes, lumaOf, planeOf } from './planes'
import { shiftOf, sizesOf } from './shift'
import { translate } from './translate'

/** Pictures are compared blurred by this, pixels: what is left of the noise is small against what moves. */
const CALM = 2
/** Blurred differences beyond so many times the noise are motion; up to one less they count fully. */
const MOVED = 3
/** Pixels around what moved that are left out as well. */
const MARGIN = 2
/** Of three channels together, median over standard deviation (chi of three, mean of squares). */
const MEDIAN_OF_THREE = 0.888
/** Coding makes noise blotchy: more of it outlives the blur than of a camera's own. Beyond so much it is motion. */
const BLOTCHY = 3
const CHANNELS = [0, 1, 2] as const

/** @param step is told how much is done, 0..1 */
export async function merge({ pictures, chosen }: Frames, step: (share: number) => Promise<void>): Promise<Raster> {
  const base = pictures[chosen] as Raster
  const { width, height } = base
  const luma = lumaOf(base)
  const sizes = sizesOf(luma, width, height)
  const least = Math.max(0.5, noiseOf(luma, width, height)) * Math.SQRT2 * noiseAfterBlur(CALM)
  const total = CHANNELS.map((channel) => planeOf(base, channel))
  const calm = total.map((plane) => blur(plane, width, height, CALM))
  const weight = new Float32Array(width * height).fill(1)
  let done = 0
  for (const picture of pictures) {
    await step(done++ / pictures.length)
    if (picture === base) continue
    const shift = shiftOf(sizes, sizesOf(lumaOf(picture), width, height), width)
    const still = shift.x === 0 && shift.y === 0
    const planes = CHANNELS.map((channel) => {
      const plane = planeOf(picture, channel)
      return still ? plane : translate(plane, width, height, shift)
    })
    const counts = whereSame(calm, planes, width, height, least)
    planes.forEach((plane, channel) => {
      const sum = total[channel] as Float32Array
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (plane[i] ?? 0) * (counts[i] ?? 0)
    })
    for (let i = 0; i < weight.length; i++) weight[i] = (weight[i] ?? 0) + (counts[i] ?? 0)
  }
  for (const sum of total) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) / (weight[i] ?? 1)
  return fromPlanes(total, width, height)
}

/** How much each pixel of a picture counts, 0..1. `least`: what noise alone makes of a blurred difference. */
function whereSame(calm: Float32Array[], planes: Float32Array[], width: number, height: number, least: number) {
  const difference = new Float32Array(width * height)
  planes.forEach((plane, channel) => {
    const soft = blur(plane, width, height, CALM)
    const own = calm[channel] as Float32Array
    for (let i = 0; i < soft.length; i++)
      difference[i] = (difference[i] ?? 0) + ((soft[i] ?? 0) - (own[i] ?? 0)) ** 2 / 3
  })
  for (let i = 0; i < difference.length; i++) difference[i] = Math.sqrt(difference[i] ?? 0)
  const noise = Math.max(least, Math.min(BLOTCHY * least, median(difference) / MEDIAN_OF_THREE)) + 0.3
  for (let i = 0; i < difference.length; i++) {
    difference[i] = Math.max(0, Math.min(1, MOVED - (difference[i] ?? 0) / noise))
  }
  return erode(difference, width, height, MARGIN)
}
