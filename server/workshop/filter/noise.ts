/** How much a picture is noisy: standard deviation, on the scale of 0..255. */
import { median, SIGMA_OF_MEDIAN } from './median'

/** From one plane: what its second differences leave of an even or evenly rising surface (Immerkaer 1996), by median. */
export function noiseOf(plane: Float32Array, width: number, height: number): number {
  if (width < 3 || height < 3) return 0
  const rest = new Float32Array((width - 2) * (height - 2))
  const at = (x: number, y: number) => plane[y * width + x] ?? 0
  let n = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const corners = at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1)
      const sides = at(x, y - 1) + at(x, y + 1) + at(x - 1, y) + at(x + 1, y)
      rest[n++] = Math.abs(corners - 2 * sides + 4 * at(x, y))
    }
  }
  // The mask's squares add up to 36.
  return (median(rest) * SIGMA_OF_MEDIAN) / 6
}
