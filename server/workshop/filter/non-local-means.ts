/**
 * Noise out of one picture: every pixel becomes the mean of those nearby whose surroundings look like its own (Buades
 * et al. 2005). Worked in bands of rows, so that memory does not grow with the picture.
 */
import type { Raster } from '../raster'
import { noiseOf } from './noise'
import { fromPlanes, lumaOf, planeOf } from './planes'

/** Surroundings that are compared, and how far away others are looked for: pixels to each side. */
const PATCH = 2
const SEARCH = 5
const HALO = PATCH + SEARCH
const BAND = 48
/** Weight falls to 1/e at a difference (mean square) of so many variances of the noise above what noise explains. */
const TOLERANCE = 0.35
const TABLE = 1024
/** Differences beyond so many times the tolerance count nothing. */
const REACH = 6

/** @param strength 1: by the noise that is found; more takes fine detail with it */
export async function nonLocalMeans(image: Raster, strength: number, step: (share: number) => Promise<void>) {
  const { width, height } = image
  const planes = [0, 1, 2].map((channel) => planeOf(image, channel))
  const variance = (Math.max(0.5, noiseOf(lumaOf(image), width, height) * LUMA_TO_CHANNEL) * strength) ** 2
  const clean = planes.map(() => new Float32Array(width * height))
  for (let top = 0; top < height; top += BAND) {
    await step(top / height)
    const rows = Math.min(BAND, height - top)
    band(planes, clean, { width, height, top, rows }, variance)
  }
  return fromPlanes(clean, width, height)
}

/** Independent noise of three channels is this much more than that of their weighted sum. */
const LUMA_TO_CHANNEL = 1 / Math.hypot(0.2126, 0.7152, 0.0722)

type Band = { width: number; height: number; top: number; rows: number }

function band(planes: Float32Array[], clean: Float32Array[], { width, height, top, rows }: Band, variance: number) {
  // Rows and columns beyond the picture are its outermost ones, so that nothing below asks where it is.
  const wide = width + 2 * HALO
  const high = rows + 2 * HALO
  const source = planes.map((plane) => {
    const padded = new Float32Array(wide * high)
    for (let y = 0; y < high; y++) {
      const from = Math.max(0, Math.min(height - 1, top + y - HALO)) * width
      for (let x = 0; x < wide; x++)
        padded[y * wide + x] = plane[from + Math.max(0, Math.min(width - 1, x - HALO))] ?? 0
    }
    return padded
  })
  const [red, green, blue] = source as [Float32Array, Float32Array, Float32Array]
  const count = rows * width
  const sums = [0, 1, 2].map(() => new Float32Array(count)) as [Float32Array, Float32Array, Float32Array]
  const weights = new Float32Array(count)
  const square = new Float32Array(wide * high)
  const columns = new Float32Array(wide)
  const patch = (2 * PATCH + 1) ** 2 * 3
  const tolerance = TOLERANCE * variance
  const table = Float32Array.from({ length: TABLE }, (_, i) => Math.exp((-i * REACH) / TABLE))
  const perEntry = TABLE / (REACH * tolerance)
  for (let dy = -SEARCH; dy <= SEARCH; dy++) {
    for (let dx = -SEARCH; dx <= SEARCH; dx++) {
      const offset = dy * wide + dx
      for (let y = SEARCH; y < high - SEARCH; y++) {
        for (let x = SEARCH, i = y * wide + SEARCH; x < wide - SEARCH; x++, i++) {
          const r = (red[i] ?? 0) - (red[i + offset] ?? 0)
          const g = (green[i] ?? 0) - (green[i + offset] ?? 0)
          const b = (blue[i] ?? 0) - (blue[i + offset] ?? 0)
          square[i] = r * r + g * g + b * b
        }
      }
      // Sums over the patch, kept up from row to row and from column to column.
      columns.fill(0)
      for (let y = SEARCH; y < SEARCH + 2 * PATCH; y++) {
        for (let x = SEARCH; x < wide - SEARCH; x++) columns[x] = (columns[x] ?? 0) + (square[y * wide + x] ?? 0)
      }
      for (let y = 0; y < rows; y++) {
        const entering = (y + HALO + PATCH) * wide
        const leaving = (y + HALO - PATCH - 1) * wide
        for (let x = SEARCH; x < wide - SEARCH; x++) {
          const gone = y === 0 ? 0 : (square[leaving + x] ?? 0)
          columns[x] = (columns[x] ?? 0) + (square[entering + x] ?? 0) - gone
        }
        let sum = 0
        for (let x = SEARCH; x < SEARCH + 2 * PATCH; x++) sum += columns[x] ?? 0
        for (let x = 0; x < width; x++) {
          sum += columns[x + HALO + PATCH] ?? 0
          // Two noisy pixels differ by twice the variance although they are the same.
          const entry = Math.max(0, sum / patch - 2 * variance) * perEntry
          if (entry < TABLE) {
            const weight = table[entry | 0] ?? 0
            const at = y * width + x
            const from = (y + HALO) * wide + x + HALO + offset
            weights[at] = (weights[at] ?? 0) + weight
            sums[0][at] = (sums[0][at] ?? 0) + weight * (red[from] ?? 0)
            sums[1][at] = (sums[1][at] ?? 0) + weight * (green[from] ?? 0)
            sums[2][at] = (sums[2][at] ?? 0) + weight * (blue[from] ?? 0)
          }
          sum -= columns[x + HALO - PATCH] ?? 0
        }
      }
    }
  }
  sums.forEach((sum, channel) => {
    const target = clean[channel] as Float32Array
    for (let i = 0; i < count; i++) target[top * width + i] = (sum[i] ?? 0) / (weights[i] ?? 1)
  })
}
