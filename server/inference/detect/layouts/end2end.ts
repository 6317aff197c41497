/**
 * End-to-end heads (YOLOv10, YOLO26, exports with NMS inside): [1, N, 6]: x1, y1, x2, y2 (canvas pixels), score, class.
 * Their pose variant has 51 more values per row: x, y, score of the 17 COCO keypoints. Needs no NMS.
 */
import { KEYPOINTS, type Layout, matrix, needColumns } from './layout'

export const END2END_COLUMNS = 6
export const END2END_POSE_COLUMNS = END2END_COLUMNS + KEYPOINTS * 3

export const end2end: Layout = {
  overlapping: false,
  collect(tensors, { confidence }, into) {
    const { values, rows, columns } = matrix(tensors[0])
    needColumns(columns, END2END_COLUMNS, 'end2end')
    for (let row = 0; row < rows; row++) {
      const at = row * columns
      const score = values[at + 4]!
      const classId = Math.round(values[at + 5]!)
      if (!(score > confidence) || !(classId >= 0)) continue
      into.push(values[at]!, values[at + 1]!, values[at + 2]!, values[at + 3]!, score, classId, row)
    }
  },
  keypoints(tensors, _context, row) {
    const { values, columns } = matrix(tensors[0])
    needColumns(columns, END2END_POSE_COLUMNS, 'end2end pose')
    const at = row * columns + END2END_COLUMNS
    return Array.from({ length: KEYPOINTS }, (_, point) => ({
      x: values[at + point * 3]!,
      y: values[at + point * 3 + 1]!,
      score: values[at + point * 3 + 2]!,
    }))
  },
}
