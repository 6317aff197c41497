/** A picture at falling sizes, each half the one before: what moves far in a large picture moves little in a small one. */
import type { GreyPicture } from './grey-picture'

/** From the largest on; never empty. */
export type Pyramid = readonly GreyPicture[]

/** With 320 pixels and 10 pictures a second: people who run move about two pixels at the smallest size. */
const LEVELS = 3

export function buildPyramid(picture: GreyPicture): Pyramid {
  const levels = [picture]
  let smallest = picture
  while (levels.length < LEVELS) {
    smallest = halve(smallest)
    levels.push(smallest)
  }
  return levels
}

/** Each pixel is the mean of four. An odd last row or column is left out. */
function halve({ width: from, height: rows, data }: GreyPicture): GreyPicture {
  const [width, height] = [from >> 1, rows >> 1]
  const small = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const above = 2 * (y * from + x)
      const below = above + from
      const sum = at(data, above) + at(data, above + 1) + at(data, below) + at(data, below + 1)
      small[y * width + x] = (sum + 2) >> 2
    }
  }
  return { width, height, data: small }
}

function at(data: Uint8Array, index: number): number {
  return data[index] ?? 0
}
