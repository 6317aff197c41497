/**
 * YOLOv5: [1, N, 5 + classes], a row per anchor: centre x, centre y, width, height (canvas pixels), objectness, classes.
 * Confidence is objectness times the best class. YOLOv7 and YOLOX exported with their decode inside look the same.
 */
import { type Layout, matrix, needColumns } from './layout'

export const yolov5: Layout = {
  overlapping: true,
  collect(tensors, { classes, confidence }, into) {
    const { values, rows, columns } = matrix(tensors[0])
    needColumns(columns, 6, 'yolov5')
    const end = classes > 0 ? Math.min(columns, 5 + classes) : columns
    for (let row = 0; row < rows; row++) {
      const at = row * columns
      const objectness = values[at + 4]!
      if (!(objectness > confidence)) continue
      let best = 5
      for (let column = 6; column < end; column++) if (values[at + column]! > values[at + best]!) best = column
      const score = objectness * values[at + best]!
      if (!(score > confidence)) continue
      const cx = values[at]!
      const cy = values[at + 1]!
      const halfWidth = values[at + 2]! / 2
      const halfHeight = values[at + 3]! / 2
      into.push(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight, score, best - 5, row)
    }
  },
}
