/** Gaussian blur of one plane. */

/** @param sigma pixels; edges are continued by their outermost value */
export function blur(plane: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const kernel = gaussian(sigma)
  const across = new Float32Array(plane.length)
  const { length } = kernel
  const reach = (length - 1) / 2
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      let sum = 0
      if (x >= reach && x < width - reach) {
        for (let k = 0, i = row + x - reach; k < length; k++, i++) sum += (kernel[k] ?? 0) * (plane[i] ?? 0)
      } else {
        for (let k = 0; k < length; k++) {
          sum += (kernel[k] ?? 0) * (plane[row + Math.max(0, Math.min(width - 1, x + k - reach))] ?? 0)
        }
      }
      across[row + x] = sum
    }
  }
  const down = new Float32Array(plane.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let k = 0; k < length; k++) {
      const weight = kernel[k] ?? 0
      const from = Math.max(0, Math.min(height - 1, y + k - reach)) * width
      for (let x = 0; x < width; x++) down[row + x] = (down[row + x] ?? 0) + weight * (across[from + x] ?? 0)
    }
  }
  return down
}

/** What is left of independent noise after `blur`, as a share of its standard deviation. */
export const noiseAfterBlur = (sigma: number): number => 1 / (2 * sigma * Math.sqrt(Math.PI))

function gaussian(sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 2.5)
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  )
  const sum = kernel.reduce((total, weight) => total + weight, 0)
  return kernel.map((weight) => weight / sum)
}
