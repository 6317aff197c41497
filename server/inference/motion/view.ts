import { VIEW_COLUMNS, VIEW_ROWS, type View } from '../../contract/view'
import type { GreyPicture } from './grey-picture'

/** Cells of a picture smaller than the view share pixels. */
export function viewOf({ width, height, data }: GreyPicture): View {
  const view = new Uint8Array(VIEW_COLUMNS * VIEW_ROWS)
  for (let row = 0; row < VIEW_ROWS; row++) {
    const [top, bottom] = span(row, VIEW_ROWS, height)
    for (let column = 0; column < VIEW_COLUMNS; column++) {
      const [left, right] = span(column, VIEW_COLUMNS, width)
      let sum = 0
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[y * width + x] ?? 0
      view[row * VIEW_COLUMNS + column] = Math.round(sum / ((bottom - top) * (right - left)))
    }
  }
  return view
}

/** Pixels of a cell, from and to, at least one. */
function span(cell: number, cells: number, pixels: number): [number, number] {
  const from = Math.floor((cell * pixels) / cells)
  return [from, Math.max(from + 1, Math.floor(((cell + 1) * pixels) / cells))]
}
