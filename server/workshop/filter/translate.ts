/** A plane moved by fractions of a pixel (Catmull-Rom). */
import type { Shift } from './shift'

/** What is at x + shift.x comes to x; edges are continued by their outermost value. */
export function translate(plane: Float32Array, width: number, height: number, shift: Shift): Float32Array {
  const across = new Float32Array(plane.length)
  const [left, weightsX] = split(shift.x)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0; k < 4; k++) sum += (weightsX[k] ?? 0) * (plane[row + clamp(x + left + k - 1, width)] ?? 0)
      across[row + x] = sum
    }
  }
  const moved = new Float32Array(plane.length)
  const [top, weightsY] = split(shift.y)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let k = 0; k < 4; k++) {
      const weight = weightsY[k] ?? 0
      const from = clamp(y + top + k - 1, height) * width
      for (let x = 0; x < width; x++) moved[row + x] = (moved[row + x] ?? 0) + weight * (across[from + x] ?? 0)
    }
  }
  return moved
}

const clamp = (at: number, length: number) => Math.max(0, Math.min(length - 1, at))

function split(shift: number): [number, readonly number[]] {
  const whole = Math.floor(shift)
  const t = shift - whole
  const weights = [
    (-t + 2 * t ** 2 - t ** 3) / 2,
    (2 - 5 * t ** 2 + 3 * t ** 3) / 2,
    (t + 4 * t ** 2 - 3 * t ** 3) / 2,
    (-(t ** 2) + t ** 3) / 2,
  ]
  return [whole, weights]
}
