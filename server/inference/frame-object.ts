/** An object as the engine reports it -> as it leaves the server and is kept. Pure. */
import { type BBox, behaviourField, type FrameObject } from '../contract/frame'
import type { EngineObject } from './messages'

export function toFrameObject(object: EngineObject): FrameObject {
  return {
    id: object.trackId,
    class_id: object.classId,
    class_name: object.label,
    conf: rounded(object.confidence, 3),
    bbox: roundedBox(object.box),
    behavior: behaviourField(object.behaviour),
    ...(object.unsure && { unsure: true }),
    predicted: object.predicted,
    ...(object.keypoints && {
      keypoints: object.keypoints.map(({ x, y, score }) => ({
        x: rounded(x, 1),
        y: rounded(y, 1),
        score: rounded(score, 3),
      })),
    }),
  }
}

export function roundedBox({ x1, y1, x2, y2 }: BBox): BBox {
  return { x1: rounded(x1, 1), y1: rounded(y1, 1), x2: rounded(x2, 1), y2: rounded(y2, 1) }
}

/** A tenth of a pixel is finer than any box; without it half of each message would be decimals. */
export function rounded(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
