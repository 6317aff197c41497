/**
 * Tiles that were made one by one, brought to the light of one picture of the whole. A model that judges the light by what
 * it is shown makes a dark tile brighter than the same place in a tile with a lamp in it.
 */

/** Light is compared by squares of so many to a side of a tile. */
const CELLS = 8
/** So little light is none, 0..1: its ratio says nothing. */
const LEAST = 0.02
/** No square is changed more than this many times. */
const MOST = 3

/** What part of the whole a tile is, in shares of it. */
export type Place = { left: number; top: number; width: number; height: number }

/**
 * Changes the tile. Both are `side` x `side` pixels of red, green and blue.
 * @param whole the whole picture, squeezed
 */
export function level(tile: Float32Array, whole: Float32Array, side: number, place: Place): void {
  const own = cells(side, (x, y, channel) => tile[3 * (y * side + x) + channel]!)
  const wanted = cells(side, (x, y, channel) => {
    const at = (share: number) => Math.max(0, Math.min(side - 1, Math.floor(share * side)))
    const [u, v] = [
      at(place.left + (place.width * (x + 0.5)) / side),
      at(place.top + (place.height * (y + 0.5)) / side),
    ]
    return whole[3 * (v * side + u) + channel]!
  })
  const gains = own.map((value, i) => Math.max(1 / MOST, Math.min(MOST, (wanted[i]! + LEAST) / (value + LEAST))))
  for (let y = 0; y < side; y++) {
    const [above, below, down] = between(y, side)
    for (let x = 0; x < side; x++) {
      const [left, right, across] = between(x, side)
      for (let channel = 0; channel < 3; channel++) {
        const gain = (row: number, column: number) => gains[3 * (row * CELLS + column) + channel]!
        const upper = gain(above, left) * (1 - across) + gain(above, right) * across
        const lower = gain(below, left) * (1 - across) + gain(below, right) * across
        tile[3 * (y * side + x) + channel]! *= Math.max(0, upper * (1 - down) + lower * down)
      }
    }
  }
}

/** Means of each square, in rows, red, green and blue. */
function cells(side: number, value: (x: number, y: number, channel: number) => number): Float32Array {
  const sums = new Float32Array(3 * CELLS * CELLS)
  const share = (CELLS / side) ** 2
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const cell = 3 * (Math.floor((y * CELLS) / side) * CELLS + Math.floor((x * CELLS) / side))
      for (let channel = 0; channel < 3; channel++) sums[cell + channel]! += share * value(x, y, channel)
    }
  }
  return sums
}

function between(at: number, side: number): [first: number, second: number, share: number] {
  const place = ((at + 0.5) * CELLS) / side - 0.5
  // At the edges the slope goes on.
  const first = Math.max(0, Math.min(CELLS - 2, Math.floor(place)))
  return [first, first + 1, place - first]
}
