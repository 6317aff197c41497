/**
 * Stains of colour out of the dark: there a sensor has more noise than colour, and JPEG or H.264 leaves blocks that are a step
 * off, which show as blotches once they are lit up. Where a picture is dark its colours follow its brightness (guided filter,
 * He et al. 2010). Pure.
 */
import { emptyRaster, type Raster } from '../raster'
import { blur } from './blur'
import { fromPlanes, lumaOf, planeOf } from './planes'

/** Brightness (0..255) up to which all of a place's colour is taken from around it, and from which on none. */
const DARK = 40
const BRIGHT = 90
/** Pixels to each side that colours are taken from: more than half a block of a codec's colours. */
const REACH = 5
/** Differences of brightness below this, as a variance, are no edges. */
const EVEN = 4

/** Worked in bands of rows, so that memory does not grow with the picture; beyond `HALO` rows nothing counts. */
const BAND = 256
const HALO = 2 * REACH + 6

/** @param step is told how much is done, 0..1 */
export async function calmColours(image: Raster, step: (share: number) => Promise<void>): Promise<Raster> {
  const { width, height, data } = image
  const calm = emptyRaster(width, height)
  for (let top = 0; top < height; top += BAND) {
    await step(top / height)
    const [from, to] = [Math.max(0, top - HALO), Math.min(height, top + BAND + HALO)]
    const band = calmed({ width, height: to - from, data: data.subarray(3 * from * width, 3 * to * width) })
    const end = Math.min(height, top + BAND)
    calm.data.set(band.data.subarray(3 * (top - from) * width, 3 * (end - from) * width), 3 * top * width)
  }
  return calm
}

function calmed(image: Raster): Raster {
  const { width, height } = image
  const luma = lumaOf(image)
  const share = blur(luma, width, height, 2).map(
    (value) => 1 - Math.max(0, Math.min(1, (value - DARK) / (BRIGHT - DARK))),
  )
  if (share.every((value) => value === 0)) return image
  const mean = (plane: Float32Array) => boxMean(plane, width, height, REACH)
  // Free of its own noise, which would otherwise be taken for what colours follow.
  const guide = blur(luma, width, height, 1)
  const guideMean = mean(guide)
  const variance = mean(guide.map((value) => value ** 2)).map((value, i) => value - guideMean[i]! ** 2)

  function colours(channel: number): Float32Array {
    const plane = planeOf(image, channel)
    const colour = plane.map((value, i) => value - luma[i]!)
    const colourMean = mean(colour)
    const both = mean(colour.map((value, i) => value * guide[i]!))
    const slope = both.map((value, i) => (value - colourMean[i]! * guideMean[i]!) / (variance[i]! + EVEN))
    const offset = mean(colourMean.map((value, i) => value - slope[i]! * guideMean[i]!))
    const slopeMean = mean(slope)
    return plane.map((value, i) => {
      const calm = luma[i]! + slopeMean[i]! * guide[i]! + offset[i]!
      return value + share[i]! * (calm - value)
    })
  }
  const [red, blue] = [colours(0), colours(2)]
  // The brightness stays.
  const green = luma.map((value, i) => (value - 0.2126 * red[i]! - 0.0722 * blue[i]!) / 0.7152)
  return fromPlanes([red, green, blue], width, height)
}

/** Of all within `reach` pixels to each side that the picture has. */
function boxMean(plane: Float32Array, width: number, height: number, reach: number): Float32Array {
  const across = new Float32Array(plane.length)
  for (let y = 0; y < height; y++) means(plane, across, y * width, 1, width, reach)
  const down = new Float32Array(plane.length)
  for (let x = 0; x < width; x++) means(across, down, x, width, height, reach)
  return down
}

function means(
  from: Float32Array,
  to: Float32Array,
  first: number,
  stride: number,
  count: number,
  reach: number,
): void {
  let [sum, within] = [0, 0]
  for (let i = -reach; i < count; i++) {
    const [entering, leaving] = [i + reach, i - reach - 1]
    if (entering < count) {
      sum += from[first + entering * stride]!
      within++
    }
    if (leaving >= 0) {
      sum -= from[first + leaving * stride]!
      within--
    }
    if (i >= 0) to[first + i * stride] = sum / within
  }
}
