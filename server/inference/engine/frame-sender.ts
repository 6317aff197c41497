/** Turns decoded frames into what leaves the thread: numbered, timed, as tensor and JPEG when they are due. */
import type { MessagePort } from 'node:worker_threads'
import { steadyMs } from '../../clock'
import { viewOf } from '../motion/view'
import type { CaptureInbox } from './capture-inbox'
import { type CapturedFrame, type CaptureSetup, type FromCapture, SIGNAL } from './capture-messages'
import type { CameraRecorder } from './clip/camera-recorder'
import { createFrameRate } from './frame-rate'
import { createFrameSchedule } from './frame-schedule'
import { GreyWriter } from './grey-writer'
import { JpegEncoder } from './jpeg-encoder'
import type { Captured } from './reader-types'
import { begin } from './steps'
import { TensorWriter } from './tensor-writer'

const BEAT_MS = 1_000
/** Between two looks at what the camera looks at. */
const VIEW_MS = 1_000
/** Frames the main thread has not handled yet; more would only be late. */
const MAX_OUTSTANDING = 8

export class FrameSender {
  nextFrameId: number
  sent = 0
  private readonly schedule
  private readonly rate = createFrameRate()
  private readonly signal: Int32Array
  private readonly jpeg = new JpegEncoder()
  private readonly tensors: TensorWriter | null
  private readonly greys = new GreyWriter()
  private decoded = 0
  private dropped = 0
  private preMs = 0
  private size = { width: 0, height: 0 }
  private lastBeat = 0
  private lastView = 0

  constructor(
    private readonly port: MessagePort,
    private readonly setup: CaptureSetup,
    private readonly inbox: CaptureInbox,
    private readonly recorder: CameraRecorder,
  ) {
    this.nextFrameId = setup.firstFrameId
    this.signal = new Int32Array(setup.signal)
    this.schedule = createFrameSchedule({ intervalMs: setup.intervalMs, pictureMs: 1000 / setup.pictureFps })
    this.tensors = setup.input ? new TensorWriter(setup.input) : null
  }

  /** True when all that was asked for has been sent. */
  get done(): boolean {
    return this.setup.once && this.sent > 0
  }

  send({ frame, at = Date.now() }: Captured): void {
    const frameId = this.nextFrameId++
    const now = performance.now()
    const steady = steadyMs()
    const cameraMs = this.recorder.picture(frameId, frame, steady)
    this.decoded++
    this.rate.tick(now)
    this.size = { width: frame.width, height: frame.height }
    if (this.inbox.intervalMs !== null) {
      this.schedule.tune({ intervalMs: this.inbox.intervalMs })
      this.inbox.intervalMs = null
    }
    const due = this.schedule.next(now, this.inbox.canInfer)
    if (due.starved && this.inbox.wantsInference) this.dropped++
    if (!due.picture && !due.infer) return
    if (Atomics.load(this.signal, SIGNAL.outstanding) >= MAX_OUTSTANDING) {
      this.dropped++
      return
    }
    const tensor = due.infer ? this.tensor(frame) : null
    if (!due.picture && !tensor) return
    begin('picture')
    const seeing = due.picture && now - this.lastView >= VIEW_MS
    const small = !this.setup.once && (seeing || this.inbox.wantsInference) ? this.greys.write(frame) : null
    if (seeing) this.lastView = now
    const jpeg = this.jpeg.encode(frame)
    this.recorder.jpeg(frameId, this.size, jpeg, steady)
    const message: CapturedFrame = {
      t: 'frame',
      frameId,
      at,
      steadyMs: steady,
      cameraMs,
      ...this.size,
      jpeg,
      shown: due.picture,
      tensor,
      grey: this.inbox.wantsInference ? small : null,
      view: seeing && small ? viewOf(small) : null,
    }
    const moved = [jpeg, tensor?.buffer, message.grey?.data.buffer].filter((buffer) => buffer instanceof ArrayBuffer)
    Atomics.add(this.signal, SIGNAL.outstanding, 1)
    this.port.postMessage(message, moved)
    this.sent++
  }

  private tensor(frame: Captured['frame']): CapturedFrame['tensor'] {
    const buffer = this.inbox.takeBuffer()
    if (!buffer || !this.tensors) return null
    begin('tensor')
    const started = performance.now()
    try {
      return { buffer, letterbox: this.tensors.write(frame, buffer) }
    } catch (error) {
      this.inbox.giveBack(buffer)
      throw error
    } finally {
      this.preMs += performance.now() - started
    }
  }

  /** Says how it goes, about once a second. */
  beat(): void {
    const now = performance.now()
    if (now - this.lastBeat < BEAT_MS) return
    this.lastBeat = now
    const { decoded, dropped, preMs } = this
    const message: FromCapture = { t: 'beat', decoded, dropped, preMs, fps: this.rate.value(now), ...this.size }
    this.port.postMessage(message)
  }

  /** The source is gone for a while. */
  rest(): void {
    this.lastBeat = 0
    this.beat()
  }

  close(): void {
    this.jpeg.close()
    this.tensors?.close()
    this.greys.close()
  }
}
