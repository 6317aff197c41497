/** What the service remembers of a camera, so that it outlives the engine. */
import type { ErrorCode } from '../contract/errors'
import type { MeasuredFrame } from './api'
import { idleFigures } from './idle-status'
import type { EngineCamera, EngineFrame, EngineStatus } from './messages'

/** A webcam picture that was not taken by then is forgotten, so that a lost answer does not end the webcam. */
const WEBCAM_PATIENCE_MS = 2_000
/** Pictures that old are no longer coming. */
const PICTURE_MS = 5_000
/** Pictures without a result for this long, and several intervals, are a camera that sees nothing. */
const BLIND_MS = 15_000
const BLIND_INTERVALS = 5
/** More frames than can be on their way from the engine when a camera is stopped: the next run begins above them. */
const LATE_FRAMES = 1_000

export class KnownCamera {
  lastFrame: EngineFrame | null = null
  lastMeasured: MeasuredFrame | null = null
  status: EngineStatus
  /** Why it is set aside, or what its model did to the engine; until a result comes or it is started again. */
  fault: ErrorCode | undefined
  private webcamSince: number | null = null
  private pictureAt = Number.NEGATIVE_INFINITY
  /** The first picture since the last result; null while none came. */
  private blindSince: number | null = null

  /** Goes on over restarts of the engine: no id is given twice. */
  nextFrameId: number

  constructor(
    public camera: EngineCamera,
    readonly firstFrameId: number,
  ) {
    this.nextFrameId = firstFrameId
    this.status = { t: 'status', state: 'starting', ...idleFigures(camera.id, camera.intervalMs) }
  }

  /** Where the ids of another run begin. */
  get nextRunId(): number {
    return this.nextFrameId + LATE_FRAMES
  }

  saw(frame: EngineFrame, now: number): void {
    this.nextFrameId = Math.max(this.nextFrameId, frame.frameId + 1)
    if (frame.jpeg) {
      this.lastFrame = frame
      this.pictureAt = now
      this.blindSince ??= now
    }
    if (frame.measured) {
      this.blindSince = null
      const jpeg = frame.jpeg ?? frame.evidence
      if (jpeg) this.lastMeasured = { ...frame, jpeg }
      if (this.fault === 'model_stuck') this.fault = undefined
    }
  }

  /** Pictures come, a model is wanted, and it has said nothing for long. */
  blind(now: number): boolean {
    if (!this.camera.model || this.blindSince === null || now - this.pictureAt > PICTURE_MS) return false
    return now - this.blindSince > BLIND_MS + BLIND_INTERVALS * this.status.effectiveIntervalMs
  }

  /** What the engine says, with what it cannot know. */
  told(status: EngineStatus): EngineStatus {
    this.status = { ...status, code: status.code ?? this.fault }
    return this.status
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
    this.status = {
      ...this.status,
      state: 'reconnecting',
      code: 'engine_down',
      detail: undefined,
      recording: undefined,
      fps: 0,
    }
    return this.status
  }

  /** Its pictures end the engine: it does not run. */
  setAside(): EngineStatus {
    this.fault = 'source_set_aside'
    const { id, intervalMs } = this.camera
    this.status = { t: 'status', state: 'failed', code: this.fault, ...idleFigures(id, intervalMs) }
    return this.status
  }
}
