/** EngineFrame -> the result message that every client reads. Pure. */
import { BEHAVIOUR_CONSTANTS, type FrameMessage } from '../contract/frame'
import { rounded, roundedBox, toFrameObject } from '../inference/frame-object'
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
    objects: frame.objects.map(toFrameObject),
    ...(frame.things.length > 0 && { things: frame.things.map(roundedBox) }),
    behavior_counts: countBehaviours(frame.objects),
    ...BEHAVIOUR_CONSTANTS,
    ...(frame.error && { error: frame.error }),
  }
}
