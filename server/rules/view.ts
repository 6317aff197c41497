/** Comparing views of a camera. Pure. */
import type { View } from '../contract/view'

/** Darker than this nothing is to be seen in a cell: what sensors show of a dark room or a covered lens. */
const DARK = 32
/** A lamp or the camera's own clock may shine in so many cells of a black picture. */
const BRIGHT_CELLS = 0.02

export function isBlack(view: View): boolean {
  let bright = 0
  for (let i = 0; i < view.length; i++) if ((view[i] ?? 0) > DARK) bright++
  return bright <= view.length * BRIGHT_CELLS
}

/** Greatest difference of a cell. */
export function farthest(a: View, b: View): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)))
  return most
}

/**
 * How alike two views are, -1..1: Pearson's correlation of their cells, which light that becomes brighter or darker as a whole does
 * not change. Null where one of them shows too little to say.
 */
export function likeness(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [both, squaresA, squaresB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB]
    both += da * db
    squaresA += da * da
    squaresB += db * db
  }
  const least = LEAST_SPREAD ** 2 * a.length
  return squaresA < least || squaresB < least ? null : both / Math.sqrt(squaresA * squaresB)
}

/** Standard deviation of a view in which there is something to be seen, levels. */
const LEAST_SPREAD = 4

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0
  return sum / values.length
}
