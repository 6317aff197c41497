/** YOLOv8-pose and YOLO11-pose: [1, 4 + classes + 51, N]: as yolov8, then x, y, score rows of the 17 COCO keypoints. */
import { KEYPOINTS, type Layout, matrix, needColumns } from './layout'
import { collectAnchors } from './yolov8'

/** Pose models know one class, person, unless their labels say otherwise. */
const classesOf = (classes: number) => Math.max(classes, 1)

export const yolov8Pose: Layout = {
  overlapping: true,
  collect(tensors, { classes, confidence }, into) {
    const { values, rows, columns } = matrix(tensors[0])
    needColumns(rows, 4 + classesOf(classes) + KEYPOINTS * 3, 'yolov8-pose')
    collectAnchors(values, rows, columns, classesOf(classes), confidence, into)
  },
  keypoints(tensors, { classes }, anchor) {
    const { values, columns } = matrix(tensors[0])
    const first = 4 + classesOf(classes)
    const value = (row: number) => values[(first + row) * columns + anchor]!
    return Array.from({ length: KEYPOINTS }, (_, point) => ({
      x: value(point * 3),
      y: value(point * 3 + 1),
      score: value(point * 3 + 2),
    }))
  },
}
