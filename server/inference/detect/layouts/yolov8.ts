/**
 * YOLOv8, YOLO11 and YOLO26 without their end-to-end head: [1, 4 + classes (+ more), N], a column per anchor: centre x,
 * centre y, width, height (canvas pixels), then one row per class. Rows behind the classes (masks, keypoints) are not
 * looked at here. The transposed [1, N, 4 + classes] is read when that is what the number of classes says.
 */
import type { Candidates } from '../candidates'
import { type Layout, matrix, needColumns } from './layout'

export const yolov8: Layout = {
  overlapping: true,
  collect(tensors, { classes, confidence }, into) {
    const { values, rows, columns } = matrix(tensors[0])
    if (rows !== 4 + classes && columns === 4 + classes) {
      collectAnchors(transpose(values, rows, columns), columns, rows, classes, confidence, into)
    } else {
      needColumns(rows, 5, 'yolov8')
      collectAnchors(values, rows, columns, classes > 0 ? Math.min(classes, rows - 4) : rows - 4, confidence, into)
    }
  },
  second(tensors, { classes }, anchor, best) {
    const { values, rows, columns } = matrix(tensors[0])
    const turned = rows !== 4 + classes && columns === 4 + classes
    const count = classes > 0 ? Math.min(classes, (turned ? columns : rows) - 4) : rows - 4
    let next: { classId: number; score: number } | null = null
    for (let classId = 0; classId < count; classId++) {
      const score = values[turned ? anchor * columns + 4 + classId : (4 + classId) * columns + anchor]!
      if (classId !== best && score > (next?.score ?? 0)) next = { classId, score: Math.min(score, 1) }
    }
    return next
  },
}

/** Bits of the smallest 32-bit float that is no finite number. */
const NOT_FINITE = 0x7f800000

/**
 * Scans whole class rows: memory is read in order, which is three times as fast as anchor by anchor. Scores are compared by
 * their bits, which as whole numbers have the order of the positive floats they are: a quarter less than turning each
 * into a double.
 */
export function collectAnchors(
  values: Float32Array,
  rows: number,
  anchors: number,
  classes: number,
  confidence: number,
  into: Candidates,
): void {
  needColumns(rows, 4 + classes, 'yolov8')
  const best = new Float32Array(anchors).fill(confidence)
  const bestBits = new Int32Array(best.buffer)
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length)
  const classIds = new Int32Array(anchors).fill(-1)
  for (let classId = 0; classId < classes; classId++) {
    const at = (4 + classId) * anchors
    for (let anchor = 0; anchor < anchors; anchor++) {
      const score = bits[at + anchor]!
      if (score > bestBits[anchor]! && score < NOT_FINITE) {
        bestBits[anchor] = score
        classIds[anchor] = classId
      }
    }
  }
  for (let anchor = 0; anchor < anchors; anchor++) {
    const classId = classIds[anchor]!
    if (classId < 0) continue
    const cx = values[anchor]!
    const cy = values[anchors + anchor]!
    const halfWidth = values[2 * anchors + anchor]! / 2
    const halfHeight = values[3 * anchors + anchor]! / 2
    into.push(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight, best[anchor]!, classId, anchor)
  }
}

function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = values[row * columns + column]!
  }
  return turned
}
