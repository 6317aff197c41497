/** What every output layout offers to decode.ts. */
import type { Keypoint } from '../../../contract/frame'
import type { Candidates } from '../candidates'
import type { Tensor } from '../types'

export type LayoutContext = {
  /** Number of classes; 0 when nobody knows. */
  classes: number
  /** Canvas, pixels. */
  width: number
  height: number
  confidence: number
}

export type Layout = {
  /** Adds every box above the confidence, in canvas pixels. Throws when a tensor has not the layout's shape. */
  collect(tensors: readonly Tensor[], context: LayoutContext, into: Candidates): void
  /** Keypoints of the candidate that came from `row`, canvas pixels. Pose layouts only. */
  keypoints?(tensors: readonly Tensor[], context: LayoutContext, row: number): Keypoint[]
  /** The next best class of the candidate that came from `row` and has class `best`; null when there is no other. */
  second?(
    tensors: readonly Tensor[],
    context: LayoutContext,
    row: number,
    best: number,
  ): { classId: number; score: number } | null
  /** Boxes of one object may come more than once and need NMS. */
  overlapping: boolean
}

export const KEYPOINTS = 17

/** Values and sizes of a [1, rows, columns] output. */
export function matrix(tensor: Tensor | undefined): { values: Float32Array; rows: number; columns: number } {
  if (!tensor) throw new Error('the model gave no output')
  const [batch, rows, columns] = tensor.dims
  const { data } = tensor
  if (!(data instanceof Float32Array) || tensor.dims.length !== 3 || batch !== 1 || !rows || !columns) {
    throw new Error(`expected a float32 output [1, rows, columns], got [${tensor.dims.join(', ')}]`)
  }
  return { values: data, rows, columns }
}

/** Throws unless there are at least `least` columns. */
export function needColumns(columns: number, least: number, layout: string): void {
  if (columns < least) throw new Error(`${layout} needs at least ${least} values per box, the output has ${columns}`)
}
