/** Frames for tests. */
import type { EngineFrame, EngineObject } from '../../inference/messages'

/** Stands for a JPEG where nobody decodes it; holds a boundary to trip readers that scan for one. */
export const PICTURE = new Uint8Array(Buffer.from('\xff\xd8 --sightline\r\n \xff\xd9', 'latin1'))

export function objectOf(change: Partial<EngineObject> = {}): EngineObject {
  const box = { x1: 10, y1: 20, x2: 110, y2: 220 }
  return {
    trackId: 7,
    classId: 0,
    label: 'LookingUp',
    confidence: 0.91,
    box,
    behaviour: 'u',
    predicted: false,
    ...change,
  }
}

export function frameOf(change: Partial<EngineFrame> = {}): EngineFrame {
  const at = change.at ?? 1_739_948_450_123
  return {
    t: 'frame',
    cameraId: 'yard',
    frameId: 1,
    at,
    steadyMs: at,
    width: 1280,
    height: 720,
    jpeg: null,
    evidence: null,
    measured: true,
    objects: [],
    things: [],
    inferenceMs: 18.24,
    fps: 24.97,
    ...change,
  }
}
