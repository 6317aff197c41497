/** What the service remembers of a camera, so that it outlives the engine. */

import type { MeasuredFrame } from './api'
import { idleFigures } from './idle-status'
import type { EngineCamera, EngineFrame, EngineStatus } from './messages'

/** A webcam picture that was not taken by then is forgotten, so that a lost answer does not end the webcam. */
const WEBCAM_PATIENCE_MS = 2_000

export class KnownCamera {
  lastFrame: EngineFrame | null = null
  lastMeasured: MeasuredFrame | null = null
  status: EngineStatus
  private webcamSince: number | null = null

  constructor(
    public camera: EngineCamera,
    /** Ids are never given twice, whatever was restarted. */
    public nextFrameId: number,
  ) {
    this.status = { t: 'status', state: 'starting', ...idleFigures(camera.id, camera.intervalMs) }
  }

  saw(frame: EngineFrame): void {
    this.nextFrameId = Math.max(this.nextFrameId, frame.frameId + 1)
    if (frame.jpeg) this.lastFrame = frame
    const jpeg = frame.jpeg ?? frame.evidence
    if (frame.measured && jpeg) this.lastMeasured = { ...frame, jpeg }
  }

  /** False while the last webcam picture has not been taken. */
  mayPush(now: number): boolean {
    if (this.webcamSince !== null && now - this.webcamSince < WEBCAM_PATIENCE_MS) return false
    this.webcamSince = now
    return true
  }

  webcamTaken(): void {
    this.webcamSince = null
  }

  engineDown(): EngineStatus {
    this.webcamSince = null
    this.status = { ...this.status, state: 'reconnecting', code: 'engine_down', detail: undefined, fps: 0 }
    return this.status
  }
}
