/** How a length is laid out in tiles that overlap. Pure. */

export type Tile = {
  /** Its first pixel. */
  start: number
  /** How much each of its pixels counts, 0..1; at every pixel the tiles' weights add up to 1. */
  weights: Float32Array
}

/**
 * As few tiles of `side` pixels as cover `length` with `overlap` pixels in common at least, evenly spread. Weights rise and
 * fall smoothly where tiles overlap. A length below `side` is one tile that reaches beyond it.
 */
export function tileAxis(length: number, side: number, overlap: number): Tile[] {
  if (length <= side) return [{ start: 0, weights: new Float32Array(side).fill(1) }]
  const count = Math.ceil((length - overlap) / (side - overlap))
  const starts = Array.from({ length: count }, (_, i) => Math.round((i * (length - side)) / (count - 1)))
  const tiles = starts.map((start, i) => ({ start, weights: risesAndFalls(starts, i, side) }))
  const sums = new Float32Array(length)
  for (const { start, weights } of tiles) for (let x = 0; x < side; x++) sums[start + x]! += weights[x]!
  for (const { start, weights } of tiles) for (let x = 0; x < side; x++) weights[x]! /= sums[start + x]!
  return tiles
}

function risesAndFalls(starts: readonly number[], i: number, side: number): Float32Array {
  const start = starts[i] ?? 0
  const common = (other: number | undefined) => (other === undefined ? 0 : side - Math.abs(other - start))
  const [before, after] = [common(starts[i - 1]), common(starts[i + 1])]
  return Float32Array.from({ length: side }, (_, x) => smooth(x, before) * smooth(side - 1 - x, after))
}

/** 0 to 1 over so many pixels, without a bend at either end. */
function smooth(x: number, over: number): number {
  return x >= over ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * (x + 0.5)) / over)
}
