/** Contrast of each part of a plane by itself, within limits (CLAHE, Zuiderveld 1994). Values are 0..1. */

const TILES = 8
const BINS = 256

/** @param limit how many times the mean a brightness may count at most: the nearer to 1, the less is changed */
export function equalise(plane: Float32Array, width: number, height: number, limit: number): Float32Array {
  const across = Math.min(TILES, width)
  const down = Math.min(TILES, height)
  const maps: Float32Array[] = []
  for (let j = 0; j < down; j++) {
    for (let i = 0; i < across; i++)
      maps.push(mapOf(plane, width, edges(i, across, width), edges(j, down, height), limit))
  }
  const equal = new Float32Array(plane.length)
  for (let y = 0; y < height; y++) {
    const [upper, lower, fy] = between(y, down, height)
    for (let x = 0; x < width; x++) {
      const [left, right, fx] = between(x, across, width)
      const at = y * width + x
      const bin = binOf(plane[at] ?? 0)
      const value = (j: number, i: number) => maps[j * across + i]?.[bin] ?? 0
      const above = (1 - fx) * value(upper, left) + fx * value(upper, right)
      const below = (1 - fx) * value(lower, left) + fx * value(lower, right)
      equal[at] = (1 - fy) * above + fy * below
    }
  }
  return equal
}

const edges = (tile: number, tiles: number, length: number): [number, number] => [
  Math.floor((tile * length) / tiles),
  Math.floor(((tile + 1) * length) / tiles),
]

/** The tiles whose middles a place lies between, and how near it is to the second. */
function between(place: number, tiles: number, length: number): [number, number, number] {
  const at = ((place + 0.5) * tiles) / length - 0.5
  const first = Math.max(0, Math.min(tiles - 1, Math.floor(at)))
  return [first, Math.min(tiles - 1, first + 1), Math.max(0, Math.min(1, at - first))]
}

const binOf = (value: number) => Math.max(0, Math.min(BINS - 1, Math.round(value * (BINS - 1))))

function mapOf(
  plane: Float32Array,
  width: number,
  [x0, x1]: number[],
  [y0, y1]: number[],
  limit: number,
): Float32Array {
  const histogram = new Float32Array(BINS)
  for (let y = y0 ?? 0; y < (y1 ?? 0); y++) {
    for (let x = x0 ?? 0; x < (x1 ?? 0); x++) {
      const bin = binOf(plane[y * width + x] ?? 0)
      histogram[bin] = (histogram[bin] ?? 0) + 1
    }
  }
  const pixels = Math.max(1, ((x1 ?? 0) - (x0 ?? 0)) * ((y1 ?? 0) - (y0 ?? 0)))
  const most = (limit * pixels) / BINS
  let spare = 0
  for (let i = 0; i < BINS; i++) {
    const over = Math.max(0, (histogram[i] ?? 0) - most)
    histogram[i] = (histogram[i] ?? 0) - over
    spare += over
  }
  const map = new Float32Array(BINS)
  let sum = 0
  for (let i = 0; i < BINS; i++) {
    sum += (histogram[i] ?? 0) + spare / BINS
    map[i] = sum / pixels
  }
  return map
}
