/** A picture of any size through a model of one size: in tiles that overlap, blended, a row of tiles in memory at a time. */
import type { PictureModel } from '../node'
import { emptyRaster, type Raster, WHITE } from '../raster'
import { level } from './level'
import { type Tile, tileAxis } from './tile-axis'

/** What tiles have in common at least, pixels or share of a tile: a model's pixels near its picture's edge are worse. */
const OVERLAP = 32
const OVERLAP_SHARE = 1 / 4

type Step = (share: number, message: string) => Promise<void>

/**
 * The model takes and gives red, green and blue of each pixel, 0..1. Beyond its edges a picture goes on as in a mirror.
 * @param step is told after each tile how much is done, 0..1, and as signs how many tiles, and how long one takes
 * @param whole what the model makes of the whole picture, squeezed: tiles are brought to its light
 */
export async function byTiles(image: Raster, model: PictureModel, step: Step, whole?: Float32Array): Promise<Raster> {
  const { width, height } = image
  const { side } = model
  const overlap = Math.min(OVERLAP, side * OVERLAP_SHARE)
  const [columns, rows] = [tileAxis(width, side, overlap), tileAxis(height, side, overlap)]
  const made = emptyRaster(width, height)
  const strip = new Float32Array(Math.max(width, side) * side * 3)
  const count = columns.length * rows.length
  const began = performance.now()
  for (const [j, row] of rows.entries()) {
    for (const [i, column] of columns.entries()) {
      const tile = await model.run(cut(image, column.start, row.start, side))
      const place = { left: column.start / width, top: row.start / height, width: side / width, height: side / height }
      if (whole) level(tile, whole, side, place)
      lay(strip, tile, column, row, side, width)
      const done = j * columns.length + i + 1
      const seconds = (performance.now() - began) / 1000 / done
      await step(done / count, `${done}/${count} · ${seconds.toFixed(1)} s`)
    }
    // What no further tile reaches is done.
    const next = rows[j + 1]?.start ?? height
    const ready = Math.min(next, height) - row.start
    write(made, strip, row.start, ready)
    strip.copyWithin(0, ready * width * 3)
    strip.fill(0, Math.max(0, side - ready) * width * 3)
  }
  return made
}

/** The same of a picture that is squeezed into one tile; undefined when it needs no more than one as it is. */
export async function asOneTile(
  image: Raster,
  { side, run }: PictureModel,
  resize: (image: Raster, width: number, height: number) => Promise<Raster>,
): Promise<Float32Array | undefined> {
  if (image.width <= side && image.height <= side) return undefined
  return run(cut(await resize(image, side, side), 0, 0, side))
}

function cut({ width, height, data }: Raster, left: number, top: number, side: number): Float32Array {
  const tile = new Float32Array(side * side * 3)
  for (let y = 0; y < side; y++) {
    const row = mirrored(top + y, height) * width
    for (let x = 0; x < side; x++) {
      const [from, to] = [3 * (row + mirrored(left + x, width)), 3 * (y * side + x)]
      for (let channel = 0; channel < 3; channel++) tile[to + channel] = data[from + channel]! / WHITE
    }
  }
  return tile
}

/** 0 1 2 3 for a length of 4, then 2 1 0 1 2 3 … */
function mirrored(at: number, length: number): number {
  if (length === 1) return 0
  const place = at % (2 * length - 2)
  return place < length ? place : 2 * length - 2 - place
}

/** Adds what a tile says of the pixels that the picture has. */
function lay(strip: Float32Array, tile: Float32Array, column: Tile, row: Tile, side: number, width: number): void {
  const across = Math.min(side, width - column.start)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < across; x++) {
      const weight = row.weights[y]! * column.weights[x]!
      const [from, to] = [3 * (y * side + x), 3 * (y * width + column.start + x)]
      for (let channel = 0; channel < 3; channel++) strip[to + channel]! += weight * tile[from + channel]!
    }
  }
}

function write({ width, data }: Raster, strip: Float32Array, top: number, rows: number): void {
  const first = 3 * top * width
  for (let i = 0; i < 3 * rows * width; i++) data[first + i] = Math.max(0, Math.min(1, strip[i]!)) * WHITE + 0.5
}
