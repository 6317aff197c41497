/** The lightness of a picture with the colours that a model gives it. Pure. */
import { emptyRaster, type Raster, WHITE } from '../raster'
import { fromLab, lightnessOf } from './lab'

/** Rows between two messages. */
const ROWS = 64

/** A picture as DDColor's files want it: its lightness alone, as red, green and blue from 0 to 1, plane after plane. */
export function greyPlanes({ data }: Raster): Float32Array {
  const count = data.length / 3
  const planes = new Float32Array(3 * count)
  for (let i = 0; i < count; i++) {
    const [grey] = fromLab(lightnessAt(data, i), 0, 0)
    for (let channel = 0; channel < 3; channel++) planes[channel * count + i] = grey
  }
  return planes
}

/**
 * @param colours a plane of a and one of b in units of Lab, `side` x `side`, over the whole picture
 * @param strength how much of them, 1 as they are
 */
export async function putColours(
  image: Raster,
  colours: Float32Array,
  side: number,
  strength: number,
  step: (share: number) => Promise<void>,
): Promise<Raster> {
  const { width, height, data } = image
  const coloured = emptyRaster(width, height)
  const columns = Array.from({ length: width }, (_, x) => between(x, width, side))
  for (let y = 0; y < height; y++) {
    if (y % ROWS === 0) await step(y / height)
    const [above, below, down] = between(y, height, side)
    for (let x = 0; x < width; x++) {
      const [left, right, across] = columns[x]!
      const at = (plane: number, row: number) => {
        const first = (plane * side + row) * side
        return colours[first + left]! * (1 - across) + colours[first + right]! * across
      }
      const axis = (plane: number) => strength * (at(plane, above) * (1 - down) + at(plane, below) * down)
      const i = y * width + x
      const rgb = fromLab(lightnessAt(data, i), axis(0), axis(1))
      for (let channel = 0; channel < 3; channel++) coloured.data[3 * i + channel] = rgb[channel]! * WHITE + 0.5
    }
  }
  return coloured
}

function lightnessAt(data: Uint16Array, i: number): number {
  return lightnessOf(data[3 * i]! / WHITE, data[3 * i + 1]! / WHITE, data[3 * i + 2]! / WHITE)
}

/** Where the middle of a pixel lies among `side` others: the two around it, and how far it is from the first to the second. */
function between(at: number, length: number, side: number): [first: number, second: number, share: number] {
  const place = Math.max(0, Math.min(side - 1, ((at + 0.5) * side) / length - 0.5))
  const first = Math.floor(place)
  return [first, Math.min(side - 1, first + 1), place - first]
}
