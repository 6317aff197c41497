/** The least value within a square around each pixel. */

/** @param reach pixels to each side */
export function erode(plane: Float32Array, width: number, height: number, reach: number): Float32Array {
  const across = new Float32Array(plane.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      let least = Number.POSITIVE_INFINITY
      const last = Math.min(width - 1, x + reach)
      for (let i = Math.max(0, x - reach); i <= last; i++) least = Math.min(least, plane[row + i] ?? 0)
      across[row + x] = least
    }
  }
  const down = new Float32Array(plane.length).fill(Number.POSITIVE_INFINITY)
  for (let y = 0; y < height; y++) {
    const row = y * width
    const last = Math.min(height - 1, y + reach)
    for (let j = Math.max(0, y - reach); j <= last; j++) {
      const from = j * width
      for (let x = 0; x < width; x++) down[row + x] = Math.min(down[row + x] ?? 0, across[from + x] ?? 0)
    }
  }
  return down
}
