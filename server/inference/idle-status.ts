import type { EngineStatus } from './messages'

/** The figures of a camera that gives no pictures, at the interval it would have (ms). */
export function idleFigures(
  cameraId: string,
  intervalMs: number,
): Omit<EngineStatus, 't' | 'state' | 'code' | 'detail'> {
  return {
    cameraId,
    fps: 0,
    width: 0,
    height: 0,
    inferenceMs: 0,
    effectiveIntervalMs: intervalMs,
    stretch: 1,
    dropped: 0,
  }
}
