/** One camera in the engine: its capture thread, its detector, the way of its pictures, its status. */
import type { CameraLoad } from '../capacity'
import type {
  CameraTuning,
  ClipOrder,
  EngineCamera,
  EngineClip,
  EngineFrame,
  EngineStats,
  EngineStatus,
} from '../messages'
import type { CapturedFrame, FromCapture, ToCapture } from './capture-messages'
import { type CaptureWorker, startCaptureWorker } from './capture-worker'
import { CameraClips } from './clip/camera-clips'
import type { Recorder } from './clip/recorder-worker'
import { RecordingStream } from './clip/recording-stream'
import { Detector } from './detector'
import type { InferencePool } from './inference-pool'
import { type CameraFigures, PicturePath } from './picture-path'
import { PATIENCE_MS } from './picture-queue'

export type Send = (message: EngineFrame | EngineStatus | EngineClip | { t: 'webcam:taken'; cameraId: string }) => void

/** A thread that dies of a bug is started again after this. */
const RESTART_MS = 1_000
/** Tensors one camera may have on the way besides those being run. */
const SPARE_BUFFERS = 1
const MAX_PARALLEL = 3

type State = Pick<EngineStatus, 'state' | 'code' | 'detail'>

export class Camera {
  private readonly detector: Detector | null
  private readonly path: PicturePath
  private readonly clips: CameraClips
  private readonly recording: RecordingStream | null
  private capture: CaptureWorker
  private state: State = { state: 'starting' }
  private problem: Pick<State, 'code' | 'detail'> = {}
  private beat = { decoded: 0, dropped: 0, preMs: 0, fps: 0, width: 0, height: 0 }
  private beatAt = 0
  private lastFrameId: number
  private plan: { intervalMs: number; stretch: number }
  private restart: NodeJS.Timeout | null = null
  private closed = false

  constructor(
    private readonly camera: EngineCamera,
    private readonly firstFrameId: number,
    private readonly pool: InferencePool,
    recorder: Recorder,
    private readonly send: Send,
  ) {
    this.lastFrameId = firstFrameId - 1
    this.plan = { intervalMs: camera.intervalMs, stretch: 1 }
    const toCapture = (message: ToCapture) => this.capture.post(message)
    this.recording = this.startRecording()
    this.clips = new CameraClips(camera.id, camera.ringMs ?? null, recorder, toCapture, send, this.recording)
    this.path = new PicturePath(
      camera,
      () => this.figures,
      (frame) => {
        this.clips.result(frame)
        send(frame)
      },
    )
    this.capture = this.startCapture()
    const { model } = camera
    this.detector = model && new Detector(camera.id, { ...camera, model }, pool, this.detectorEvents())
    this.report()
  }

  /** What the capacity plan needs; null while nothing is inferred. */
  get load(): CameraLoad | null {
    if (!this.detector?.ready) return null
    const { intervalMs } = this.camera
    return { id: this.camera.id, intervalMs, busyMs: this.detector.busyMs, fps: this.beat.fps }
  }

  get stats(): EngineStats['cameras'][string] {
    const totals = this.detector?.totals ?? { inferred: 0, inferMs: 0, postMs: 0, displaced: 0 }
    const each = (total: number) => (totals.inferred === 0 ? 0 : total / totals.inferred)
    return {
      decoded: this.beat.decoded,
      inferred: totals.inferred,
      pictures: this.path.shown,
      dropped: this.dropped,
      inferMs: each(totals.inferMs),
      preMs: each(this.beat.preMs),
      postMs: each(totals.postMs),
    }
  }

  private get figures(): CameraFigures {
    return {
      intervalMs: this.plan.intervalMs,
      confidence: this.detector?.confidence ?? 0,
      inferenceMs: this.detector?.lastInferMs ?? 0,
      fps: this.beat.fps,
    }
  }

  private get dropped(): number {
    return this.beat.dropped + (this.detector?.totals.displaced ?? 0)
  }

  tune(change: CameraTuning): void {
    if (change.areas !== undefined) this.camera.areas = change.areas
    if (change.intervalMs !== undefined) {
      this.camera.intervalMs = change.intervalMs
      this.setPlan(change.intervalMs * this.plan.stretch, this.plan.stretch)
    }
    this.camera.livingOnly = change.livingOnly ?? this.camera.livingOnly
    if (change.ringMs !== undefined) {
      this.camera.ringMs = change.ringMs
      this.clips.tune(change.ringMs)
    }
    if (!this.detector) return
    this.detector.confidence = change.confidence ?? this.detector.confidence
    this.detector.iou = change.iou ?? this.detector.iou
  }

  setPlan(intervalMs: number, stretch: number): void {
    if (intervalMs !== this.plan.intervalMs) this.capture.post({ t: 'tune', intervalMs })
    this.plan = { intervalMs, stretch }
  }

  webcam(jpeg: Uint8Array, at: number): void {
    this.capture.post({ t: 'webcam', jpeg, at })
  }

  clip(order: ClipOrder): void {
    this.clips.start(order)
  }

  extendClip(clipId: string, untilMs: number): void {
    this.clips.extend(clipId, untilMs)
  }

  /** Lets pictures go that have waited too long for their result. */
  sweep(): void {
    this.path.sweep()
  }

  report(): void {
    const stale = performance.now() - this.beatAt > 3_000
    const { width, height } = this.beat
    this.send({
      t: 'status',
      cameraId: this.camera.id,
      ...this.state,
      ...(this.state.code === undefined ? this.problem : {}),
      fps: stale ? 0 : this.beat.fps,
      width,
      height,
      ...(this.recording?.status && { recording: this.recording.status }),
      inferenceMs: this.detector?.lastInferMs ?? 0,
      effectiveIntervalMs: this.plan.intervalMs,
      stretch: this.plan.stretch,
      dropped: this.dropped,
    })
  }

  async close(): Promise<void> {
    this.closed = true
    if (this.restart) clearTimeout(this.restart)
    this.path.close()
    this.detector?.close()
    await Promise.all([this.capture.stop(), this.recording?.close()])
    this.clips.lost('source')
    this.clips.lost('recording')
  }

  private startRecording(): RecordingStream | null {
    const { id, mediaDir, recording, ringMs = null } = this.camera
    if (!recording) return null
    return new RecordingStream({ id, mediaDir, recording }, ringMs, {
      clip: ({ clipId, part }) => this.clips.take(clipId, part),
      ended: () => this.clips.lost('recording'),
      changed: () => this.report(),
    })
  }

  private startCapture(): CaptureWorker {
    const { source, mediaDir, model, pictureFps } = this.camera
    const worker = startCaptureWorker(
      {
        cameraId: this.camera.id,
        source,
        mediaDir,
        input: model?.input ?? null,
        buffers: Math.min(this.pool.threads, MAX_PARALLEL) + SPARE_BUFFERS,
        intervalMs: this.plan.intervalMs,
        pictureFps,
        firstFrameId: this.lastFrameId + 1,
        ringMs: this.camera.ringMs ?? null,
        role: this.recording ? 'beside' : 'only',
        once: false,
      },
      (message) => this.onCapture(message),
      (why) => this.onCaptureEnd(why),
    )
    if (this.detector?.ready) worker.post({ t: 'infer', on: true })
    return worker
  }

  private onCaptureEnd(why: string | null): void {
    this.clips.lost('source')
    // Without a reason it has said `failed` and has nothing left to do.
    if (this.closed || why === null) return
    this.setState({ state: 'reconnecting', code: 'internal', detail: why })
    this.restart = setTimeout(() => {
      this.capture = this.startCapture()
    }, RESTART_MS)
  }

  private onCapture(message: FromCapture): void {
    switch (message.t) {
      case 'state':
        if (message.state !== 'live') this.path.forget()
        this.setState({ state: message.state, code: message.code, detail: message.detail })
        break
      case 'beat':
        this.beat = { ...message, decoded: Math.max(message.decoded, this.beat.decoded) }
        this.beatAt = performance.now()
        break
      case 'frame':
        this.onFrame(message)
        break
      case 'clip':
        this.clips.take(message.clipId, message.part)
        break
      case 'webcam:taken':
        this.send({ t: 'webcam:taken', cameraId: this.camera.id })
    }
  }

  private onFrame(message: CapturedFrame): void {
    const { frameId, at, steadyMs, width, height, shown, tensor, grey, ...captured } = message
    this.lastFrameId = frameId
    this.clips.picture(message)
    this.beat = { ...this.beat, decoded: frameId - this.firstFrameId + 1, width, height }
    // A model slower than the queue's patience would hold every picture for nothing.
    const hopeful = (this.detector?.latencyMs.value ?? 0) < PATIENCE_MS
    const { view } = captured
    const frame = { frameId, at, steadyMs, width, height, jpeg: new Uint8Array(captured.jpeg), ...(view && { view }) }
    this.path.take(frame, { grey, shown, waits: tensor !== null && hopeful })
    if (tensor) this.detector?.submit(frame, tensor)
  }

  private detectorEvents(): ConstructorParameters<typeof Detector>[3] {
    return {
      ready: (on) => this.capture.post({ t: 'infer', on }),
      problem: (code, detail) => {
        this.problem = code === undefined ? {} : { code, detail }
        this.report()
      },
      outcome: (frame, outcome) => this.path.resolve(frame, outcome),
      displaced: (frame) => this.path.abandon(frame),
      bufferBack: (buffer) => this.capture.post({ t: 'buffer', buffer }, [buffer]),
      bufferLost: () => this.capture.post({ t: 'buffer:lost' }),
    }
  }

  private setState(state: State): void {
    const changed = state.state !== this.state.state || state.code !== this.state.code
    this.state = state
    if (changed) this.report()
  }
}
