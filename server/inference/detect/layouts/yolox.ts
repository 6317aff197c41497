/**
 * YOLOX: [1, N, 5 + classes], one row per grid cell of strides 8, 16, 32: offset x, offset y (cells), log width,
 * log height (cells), objectness, classes. The grid is decoded here; scores are probabilities already.
 */
import { cellCount, levels, STRIDES_3 } from '../grid'
import { type Layout, matrix, needColumns } from './layout'

export const yolox: Layout = {
  overlapping: true,
  collect(tensors, { classes, width, height, confidence }, into) {
    const { values, rows, columns } = matrix(tensors[0])
    needColumns(columns, 6, 'yolox')
    const end = classes > 0 ? Math.min(columns, 5 + classes) : columns
    const cells = cellCount(width, height, STRIDES_3)
    if (cells !== rows) throw new Error(`yolox at ${width}x${height} has ${cells} cells, the output has ${rows} rows`)
    let row = 0
    for (const level of levels(width, height, STRIDES_3)) {
      for (let cell = 0; cell < level.cells; cell++, row++) {
        const at = row * columns
        const objectness = values[at + 4]!
        if (!(objectness > confidence)) continue
        let best = 5
        for (let column = 6; column < end; column++) if (values[at + column]! > values[at + best]!) best = column
        const score = objectness * values[at + best]!
        if (!(score > confidence)) continue
        const cx = (values[at]! + (cell % level.columns)) * level.stride
        const cy = (values[at + 1]! + Math.floor(cell / level.columns)) * level.stride
        const halfWidth = (Math.exp(values[at + 2]!) * level.stride) / 2
        const halfHeight = (Math.exp(values[at + 3]!) * level.stride) / 2
        into.push(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight, score, best - 5, row)
      }
    }
  },
}
