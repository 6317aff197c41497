/** One entry for every output layout. */
import type { Keypoint } from '../../contract/frame'
import type { ModelSpec, OutputLayout } from '../../contract/model'
import { isSane } from '../../geometry/box'
import { Candidates } from './candidates'
import { end2end } from './layouts/end2end'
import type { Layout } from './layouts/layout'
import { movenetMultipose } from './layouts/movenet-multipose'
import { nanodet } from './layouts/nanodet'
import { yolov5 } from './layouts/yolov5'
import { yolov8 } from './layouts/yolov8'
import { yolov8Pose } from './layouts/yolov8-pose'
import { yolox } from './layouts/yolox'
import { type Letterbox, toSource, toSourceX, toSourceY } from './letterbox'
import { nms } from './nms'
import type { DecodeOptions, Detection, Tensor } from './types'

export const DEFAULT_MAX_DETECTIONS = 300

const LAYOUTS: Record<OutputLayout, Layout> = {
  yolov5,
  yolov8,
  'yolov8-pose': yolov8Pose,
  end2end,
  yolox,
  nanodet,
  'movenet-multipose': movenetMultipose,
}

/**
 * Raw outputs by name to detections in source pixels: above the confidence, after NMS, clipped, best first.
 * Throws an Error when an output is missing or has not the shape of the layout.
 */
export function decodeOutput(
  spec: Pick<ModelSpec, 'layout' | 'task' | 'outputs' | 'labels'>,
  outputs: Record<string, Tensor>,
  lb: Letterbox,
  options: DecodeOptions,
): Detection[] {
  const layout = LAYOUTS[spec.layout]
  const tensors = spec.outputs.map((name) => {
    const tensor = outputs[name]
    if (!tensor) throw new Error(`the model gave no output named ${name}`)
    return tensor
  })
  const context = {
    classes: spec.labels.length,
    width: lb.dstWidth,
    height: lb.dstHeight,
    confidence: options.confidence,
  }
  const candidates = new Candidates()
  layout.collect(tensors, context, candidates)

  const kept = nms(candidates, layout.overlapping ? options.iou : 1, options.max ?? DEFAULT_MAX_DETECTIONS)
  const labelOf = (classId: number) => spec.labels[classId] ?? `class_${classId}`
  const detections: Detection[] = []
  for (const index of kept) {
    const box = boxAt(candidates, index, lb)
    // A box that lies in the padding alone has nothing of the picture.
    if (!isSane(box)) continue
    const classId = candidates.classIds[index]!
    const detection: Detection = {
      classId,
      label: labelOf(classId),
      confidence: candidates.scores[index]!,
      box,
    }
    const second = layout.second?.(tensors, context, candidates.rows[index]!, classId)
    if (second) detection.second = { label: labelOf(second.classId), score: second.score }
    if (spec.task === 'pose' && layout.keypoints) {
      const points = layout.keypoints(tensors, context, candidates.rows[index]!)
      detection.keypoints = points.map((point) => keypointToSource(point, lb))
    }
    detections.push(detection)
  }
  return detections
}

function boxAt({ boxes }: Candidates, index: number, lb: Letterbox) {
  const at = index * 4
  return toSource({ x1: boxes[at]!, y1: boxes[at + 1]!, x2: boxes[at + 2]!, y2: boxes[at + 3]! }, lb)
}

/** A point that is not a number becomes one that nobody saw (score 0). */
function keypointToSource({ x, y, score }: Keypoint, lb: Letterbox): Keypoint {
  if (!Number.isFinite(x + y + score)) return { x: 0, y: 0, score: 0 }
  return { x: toSourceX(x, lb), y: toSourceY(y, lb), score: Math.min(Math.max(score, 0), 1) }
}
