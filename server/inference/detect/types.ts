/** What goes into and comes out of a decoder. */
import type { BBox, Keypoint } from '../../contract/frame'

/** One box in one frame, pixels of the source frame. */
export type Detection = {
  classId: number
  label: string
  /** 0..1 */
  confidence: number
  box: BBox
  /** The class with the next best score, where the layout tells; its score 0..1. */
  second?: { label: string; score: number }
  /** 17 COCO keypoints, pose models only. */
  keypoints?: Keypoint[]
}

/** One output of a model, as the runtime hands it over (row-major). */
export type Tensor = {
  dims: readonly number[]
  data: Float32Array | Int32Array | Uint8Array | BigInt64Array
}

/** An input or output as the file declares it; a dynamic dimension is a name or a number below 1. */
export type TensorInfo = { name: string; type: string; shape: (number | string)[] }

export type DecodeOptions = {
  /** Detections above this are kept, 0..1. */
  confidence: number
  /** Two boxes of one class that overlap more than this (IoU, 0..1) are one object. */
  iou: number
  /** Most detections per frame; DEFAULT_MAX_DETECTIONS when absent. */
  max?: number
}
