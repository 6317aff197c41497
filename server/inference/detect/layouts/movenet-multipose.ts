/**
 * MoveNet MultiPose: [1, K, 56], a row per person: 17 x (y, x, score), then ymin, xmin, ymax, xmax, score. Coordinates
 * are 0..1 of the canvas. The model suppresses most doubles itself; NMS takes the rest.
 */
import { KEYPOINTS, type Layout, matrix } from './layout'

export const MOVENET_COLUMNS = KEYPOINTS * 3 + 5
const BOX = KEYPOINTS * 3

export const movenetMultipose: Layout = {
  overlapping: true,
  collect(tensors, { width, height, confidence }, into) {
    const { values, rows, columns } = matrix(tensors[0])
    if (columns !== MOVENET_COLUMNS) throw new Error(`movenet-multipose has 56 values per person, not ${columns}`)
    for (let row = 0; row < rows; row++) {
      const at = row * columns + BOX
      const score = values[at + 4]!
      if (!(score > confidence)) continue
      const top = values[at]! * height
      const left = values[at + 1]! * width
      into.push(left, top, values[at + 3]! * width, values[at + 2]! * height, score, 0, row)
    }
  },
  keypoints(tensors, { width, height }, row) {
    const { values, columns } = matrix(tensors[0])
    const at = row * columns
    return Array.from({ length: KEYPOINTS }, (_, point) => ({
      x: values[at + point * 3 + 1]! * width,
      y: values[at + point * 3]! * height,
      score: values[at + point * 3 + 2]!,
    }))
  },
}
