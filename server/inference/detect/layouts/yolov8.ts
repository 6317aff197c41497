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
 * their bits, which as whole numbers have the order of the positive floats they are, and four at a time: nearly always
 * none of them is above the confidence. Twice as fast as each by itself, and this is time between two runs.
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
  const least = bestBits[0]!

  function look(at: number): void {
    const score = bits[at]!
    if (score <= least || score >= NOT_FINITE) return
    const anchor = at % anchors
    if (score <= bestBits[anchor]!) return
    bestBits[anchor] = score
    classIds[anchor] = Math.floor(at / anchors) - 4
  }

  const end = (4 + classes) * anchors
  let at = 4 * anchors
  for (; at + 3 < end; at += 4) {
    // Below zero when one of the four differences is; a negative score may be so too, and is sorted out by `look`.
    if (((least - bits[at]!) | (least - bits[at + 1]!) | (least - bits[at + 2]!) | (least - bits[at + 3]!)) >= 0)
      continue
    for (let one = at; one < at + 4; one++) look(one)
  }
  for (; at < end; at++) look(at)

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
