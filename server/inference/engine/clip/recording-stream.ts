/**
 * A camera's recording stream in the engine's main thread: the large one, which is kept for clips and not looked at. In a thread of its
 * own, since reading blocks: neither stream waits for the other. Open only while the camera makes clips.
 */
import { steadyMs } from '../../../clock'
import type { EngineCamera, EngineStatus } from '../../messages'
import type { FromCapture, ToCapture } from '../capture-messages'
import { type CaptureWorker, startCaptureWorker } from '../capture-worker'

/** A thread that dies of a bug is started again after this. */
const RESTART_MS = 1_000
/** Nothing is looked at: whatever says how often stays unused. */
const UNUSED = { input: null, buffers: 0, intervalMs: 1_000, pictureFps: 1, firstFrameId: 0, once: false } as const

type State = NonNullable<EngineStatus['recording']>
type Events = {
  clip(message: Extract<FromCapture, { t: 'clip' }>): void
  /** The thread ended: nothing more is heard of its clips. */
  ended(): void
  changed(): void
}

export class RecordingStream {
  private worker: CaptureWorker | null = null
  private state: State = { state: 'connecting' }
  /** Since when it is kept without a gap, steady clock; null while it is not. */
  private since: number | null = null
  private restart: NodeJS.Timeout | null = null
  private readonly ending = new Set<Promise<void>>()

  constructor(
    private readonly camera: Pick<EngineCamera, 'id' | 'mediaDir'> & {
      recording: NonNullable<EngineCamera['recording']>
    },
    private ringMs: number | null,
    private readonly events: Events,
  ) {
    if (ringMs !== null) this.start(ringMs)
  }

  /** Undefined while no clips are made. */
  get status(): State | undefined {
    return this.ringMs === null ? undefined : this.state
  }

  /** Whether it was there at that moment and still is, so that a clip from then on can be made of it. */
  covers(fromMs: number): boolean {
    return this.since !== null && this.since <= fromMs
  }

  tune(ringMs: number | null): void {
    const before = this.ringMs
    this.ringMs = ringMs
    if (ringMs === null) this.stop()
    else if (before === null) this.start(ringMs)
    else this.post({ t: 'ring', ringMs })
  }

  post(message: Extract<ToCapture, { t: 'clip' | 'clip:extend' | 'ring' }>): void {
    this.worker?.post(message)
  }

  async close(): Promise<void> {
    this.stop()
    await Promise.all(this.ending)
  }

  private start(ringMs: number): void {
    const { id, mediaDir, recording } = this.camera
    this.state = { state: 'connecting' }
    const worker = startCaptureWorker(
      { ...UNUSED, cameraId: id, source: recording, mediaDir, ringMs, role: 'recording' },
      (message) => {
        if (message.t === 'clip') this.events.clip(message)
        else if (message.t === 'state' && this.worker === worker) this.said(message)
      },
      (why) => this.onEnd(why),
    )
    this.worker = worker
  }

  private stop(): void {
    if (this.restart) clearTimeout(this.restart)
    this.restart = null
    this.since = null
    const end = this.worker?.stop().finally(() => this.ending.delete(end as Promise<void>))
    if (end) this.ending.add(end)
    this.worker = null
  }

  private said({ state, code, detail }: Extract<FromCapture, { t: 'state' }>): void {
    this.since = state === 'live' ? steadyMs() : null
    this.state =
      state === 'live'
        ? { state: 'recording' }
        : { state: 'failed', ...(code && { code }), ...(detail !== undefined && { detail }) }
    this.events.changed()
  }

  /** why: null when it has said why it failed and trying again cannot help. */
  private onEnd(why: string | null): void {
    this.since = null
    this.worker = null
    this.events.ended()
    if (why === null) return
    this.said({ t: 'state', state: 'failed', code: 'internal', detail: why })
    this.restart = setTimeout(() => {
      if (this.ringMs !== null) this.start(this.ringMs)
    }, RESTART_MS)
  }
}
