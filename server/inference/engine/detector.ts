/** Detection of one camera: its model, its place in the pool, how long it takes, whether it fails. */
import type { ErrorCode } from '../../contract/errors'
import type { View } from '../../contract/view'
import type { Detection } from '../detect/types'
import type { EngineCamera } from '../messages'
import { createAverage } from './average'
import type { CapturedFrame } from './capture-messages'
import type { InferencePool } from './inference-pool'

/** Failures in a row before it is the camera's status. */
const FAILURES = 3
/** Pictures are handed in and none comes back for this long: that is a failure too, ms. */
const SILENCE_MS = 10_000

/** What a result must know of its frame. */
export type FrameFacts = Pick<CapturedFrame, 'frameId' | 'at' | 'steadyMs' | 'width' | 'height'> & {
  /** Kept until the result is in: it is the evidence. */
  jpeg: Uint8Array
  view?: View
}

export type Detected = { ok: true; detections: Detection[]; inferMs: number } | { ok: false }

export type DetectorEvents = {
  /** Whether tensors may come. */
  ready(ready: boolean): void
  /** The model cannot be used, inference fails, or (undefined) all is well again. */
  problem(code: ErrorCode | undefined, detail?: string): void
  outcome(frame: FrameFacts, outcome: Detected): void
  displaced(frame: FrameFacts): void
  bufferBack(buffer: ArrayBuffer): void
  bufferLost(): void
}

export class Detector {
  confidence: number
  iou: number
  /** From capture thread to result, ms. */
  readonly latencyMs = createAverage()
  readonly totals = { inferred: 0, inferMs: 0, postMs: 0, displaced: 0 }
  lastInferMs = 0
  ready = false
  private failures = 0
  /** Since when pictures are handed in without an answer; null when the last one was answered. */
  private silentSince: number | null = null
  private readonly model: { key: string; release(): void }
  private unloaded = false
  private closed = false

  constructor(
    private readonly owner: string,
    camera: EngineCamera & { model: NonNullable<EngineCamera['model']> },
    private readonly pool: InferencePool,
    private readonly events: DetectorEvents,
  ) {
    this.confidence = camera.confidence
    this.iou = camera.iou
    this.model = pool.acquire(camera.model, {
      ready: () => {
        if (this.unloaded) events.problem(undefined)
        this.unloaded = false
        this.ready = true
        events.ready(true)
      },
      failed: (code, detail) => {
        this.unloaded = true
        this.ready = false
        events.ready(false)
        events.problem(code, detail)
      },
    })
  }

  /** Time one picture occupies an inference thread, ms; 0 while it is not known. */
  get busyMs(): number {
    return this.pool.workload.busyMs(this.model.key)
  }

  submit(frame: FrameFacts, tensor: NonNullable<CapturedFrame['tensor']>): void {
    const submitted = performance.now()
    this.silentSince ??= submitted
    const { owner, confidence, iou, events } = this
    this.pool.submit({
      owner,
      key: this.model.key,
      ...tensor,
      confidence,
      iou,
      done: (result, buffer) => {
        if (this.closed) return
        if (buffer) events.bufferBack(buffer)
        else events.bufferLost()
        if (result.ok === 'displaced') {
          this.totals.displaced++
          return this.displaced(frame)
        }
        this.silentSince = null
        this.latencyMs.add(performance.now() - submitted)
        if (result.ok) this.succeeded(result)
        else this.failed(result.detail)
        events.outcome(frame, result.ok ? result : { ok: false })
      },
    })
  }

  /** One that gave way to a newer picture is no failure, unless nothing has come back for long. */
  private displaced(frame: FrameFacts): void {
    const silent = this.silentSince === null ? 0 : performance.now() - this.silentSince
    if (silent < SILENCE_MS) {
      this.events.displaced(frame)
    } else {
      this.failed('no result comes back')
      this.events.outcome(frame, { ok: false })
    }
  }

  private succeeded({ inferMs, postMs }: { inferMs: number; postMs: number }): void {
    this.lastInferMs = inferMs
    this.totals.inferred++
    this.totals.inferMs += inferMs
    this.totals.postMs += postMs
    if (this.failures >= FAILURES) this.events.problem(undefined)
    this.failures = 0
  }

  private failed(detail: string): void {
    this.failures++
    if (this.failures === FAILURES) this.events.problem('inference_failed', detail)
  }

  close(): void {
    this.closed = true
    this.pool.withdraw(this.owner)
    this.model.release()
  }
}
