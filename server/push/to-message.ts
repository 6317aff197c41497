/** EngineFrame -> the result message that every client reads. Pure. */
import { BEHAVIOUR_CONSTANTS, behaviourField, type FrameMessage } from '../contract/frame'
import type { EngineFrame } from '../inference/messages'
import { countBehaviours } from '../rules/counts'

/** @param source what the camera is called for people */
export function toMessage(frame: EngineFrame, source: string): FrameMessage {
  return {
    type: 'frame',
    camera_id: frame.cameraId,
    source,
    frame_index: frame.frameId,
    time_ms: Math.round(frame.at),
    fps: rounded(frame.fps, 1),
    width: frame.width,
    height: frame.height,
    inference_ms: rounded(frame.inferenceMs, 1),
    measured: frame.measured,
    objects: frame.objects.map((object) => ({
      id: object.trackId,
      class_id: object.classId,
      class_name: object.label,
      conf: rounded(object.confidence, 3),
      bbox: {
        x1: rounded(object.box.x1, 1),
        y1: rounded(object.box.y1, 1),
        x2: rounded(object.box.x2, 1),
        y2: rounded(object.box.y2, 1),
      },
      behavior: behaviourField(object.behaviour),
      predicted: object.predicted,
      ...(object.keypoints && {
        keypoints: object.keypoints.map(({ x, y, score }) => ({
          x: rounded(x, 1),
          y: rounded(y, 1),
          score: rounded(score, 3),
        })),
      }),
    })),
    behavior_counts: countBehaviours(frame.objects),
    ...BEHAVIOUR_CONSTANTS,
    ...(frame.error && { error: frame.error }),
  }
}

/** A tenth of a pixel is finer than any box; without it half of each message would be decimals. */
function rounded(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
