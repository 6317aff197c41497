/**
 * Clips of one camera in the engine's main thread: packets from the capture thread, or from that of the recording stream, and results to
 * the recorder.
 */
import type { ErrorCode } from '../../../contract/errors'
import { NO_CLIP } from '../../clip/clip-end'
import type { ClipResult } from '../../clip/join-track'
import type { ClipOrder, EngineClip, EngineFrame } from '../../messages'
import type { CapturedFrame, ToCapture } from '../capture-messages'
import type { ClipPart } from './clip-messages'
import type { Recorder } from './recorder-worker'
import type { RecordingStream } from './recording-stream'

/** A clip begins with a whole picture, so long before what was asked for at most. */
const LEAD_MS = 12_000
/** About thirty a second. */
const MAX_RECENT = 900
/** How long results of the last pictures are waited for; a model slower than that has none for them. */
const SETTLE_MS = 2_000
/** How long a picture is shown while nobody knows it yet. */
const USUAL_FRAME_MS = 40

/** of: the stream that its packets are of, from its beginning to its end. */
type Clip = {
  of: 'source' | 'recording'
  folder: string
  opened: boolean
  firstMs: number | null
  closing: NodeJS.Timeout | null
}

export class CameraClips {
  private recent: (ClipResult & { steadyMs: number })[] = []
  /** Frame id -> when it was taken by the camera's clock, of the last pictures. */
  private readonly taken = new Map<number, number>()
  private readonly clips = new Map<string, Clip>()

  constructor(
    private readonly cameraId: string,
    private ringMs: number | null,
    private readonly recorder: Recorder,
    private readonly toCapture: (message: ToCapture) => void,
    private readonly send: (message: EngineClip) => void,
    private readonly recording: RecordingStream | null,
  ) {}

  tune(ringMs: number | null): void {
    this.ringMs = ringMs
    if (ringMs === null) this.recent = []
    this.toCapture({ t: 'ring', ringMs })
    this.recording?.tune(ringMs)
  }

  /** Before its result. */
  picture({ frameId, cameraMs }: Pick<CapturedFrame, 'frameId' | 'cameraMs'>): void {
    if (!this.recording || this.ringMs === null || cameraMs === null) return
    this.taken.set(frameId, cameraMs)
    const [oldest] = this.taken.keys()
    if (this.taken.size > MAX_RECENT && oldest !== undefined) this.taken.delete(oldest)
  }

  result({ frameId, steadyMs, measured, objects, width, height, fps }: EngineFrame): void {
    if (this.ringMs === null) return
    const result: ClipResult = { frameId, measured, objects }
    if (this.recording) {
      const cameraMs = this.taken.get(frameId) ?? null
      result.seen = { cameraMs, cameMs: steadyMs, frameMs: fps > 0 ? 1000 / fps : USUAL_FRAME_MS, width, height }
    }
    this.recent.push({ ...result, steadyMs })
    const since = steadyMs - this.ringMs - LEAD_MS
    while (this.recent.length > MAX_RECENT || (this.recent[0]?.steadyMs ?? since) < since) this.recent.shift()
    for (const [clipId, { opened }] of this.clips) if (opened) this.recorder.result({ t: 'result', clipId, result })
  }

  start({ clipId, folder, fromMs, untilMs }: ClipOrder): void {
    const of = this.recording?.covers(fromMs) ? 'recording' : 'source'
    this.clips.set(clipId, { of, folder, opened: false, firstMs: null, closing: null })
    if (this.ringMs === null) this.over(clipId, { ...NO_CLIP, error: 'clip_no_pictures' })
    else this.tell(of, { t: 'clip', clipId, fromMs, untilMs })
  }

  extend(clipId: string, untilMs: number): void {
    this.tell(this.clips.get(clipId)?.of ?? 'source', { t: 'clip:extend', clipId, untilMs })
  }

  private tell(of: Clip['of'], message: Extract<ToCapture, { t: 'clip' | 'clip:extend' }>): void {
    if (of === 'recording') this.recording?.post(message)
    else this.toCapture(message)
  }

  /** What a capture thread says. */
  take(clipId: string, part: ClipPart): void {
    const clip = this.clips.get(clipId)
    if (!clip) return
    switch (part.do) {
      case 'open':
        clip.opened = true
        clip.firstMs = part.firstMs
        this.recorder.open(clipId, clip.folder, part.stream, (end) => this.over(clipId, end))
        for (const { steadyMs: _, ...result } of this.recent) this.recorder.result({ t: 'result', clipId, result })
        return
      case 'add':
        if (!clip.closing && !this.recorder.add(clipId, part)) this.close(clipId, clip, 'clip_slow', 0)
        return
      case 'close':
        this.close(clipId, clip, part.error, SETTLE_MS)
    }
  }

  /** Nothing more comes from the thread of that stream. */
  lost(of: Clip['of']): void {
    for (const [clipId, clip] of this.clips)
      if (clip.of === of) this.close(clipId, clip, clip.opened ? undefined : 'clip_no_pictures', 0)
  }

  private close(clipId: string, clip: Clip, error: ErrorCode | undefined, afterMs: number): void {
    if (clip.closing) return
    const ending = error === undefined ? {} : { error }
    if (!clip.opened) this.over(clipId, { ...NO_CLIP, error: 'clip_no_pictures', ...ending })
    else clip.closing = setTimeout(() => this.recorder.close({ t: 'close', clipId, ...ending }), afterMs)
  }

  private over(clipId: string, end: EngineClip['end']): void {
    const clip = this.clips.get(clipId)
    if (clip?.closing) clearTimeout(clip.closing)
    if (!clip || !this.clips.delete(clipId)) return
    this.send({ ...this.about(clipId), end: { ...end, firstMs: clip.firstMs } })
  }

  private about(clipId: string) {
    return { t: 'clip', cameraId: this.cameraId, clipId } as const
  }
}
