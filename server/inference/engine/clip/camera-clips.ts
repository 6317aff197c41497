/** Clips of one camera in the engine's main thread: packets from the capture thread and results of the same frames to the recorder. */
import type { ErrorCode } from '../../../contract/errors'
import { NO_CLIP } from '../../clip/clip-end'
import type { ClipResult } from '../../clip/join-track'
import type { ClipOrder, EngineClip, EngineFrame } from '../../messages'
import type { ToCapture } from '../capture-messages'
import type { ClipPart } from './clip-messages'
import type { Recorder } from './recorder-worker'

/** A clip begins with a whole picture, so long before what was asked for at most. */
const LEAD_MS = 12_000
/** About thirty a second. */
const MAX_RECENT = 900
/** How long results of the last pictures are waited for; a model slower than that has none for them. */
const SETTLE_MS = 2_000

type Clip = { folder: string; opened: boolean; firstMs: number | null; closing: NodeJS.Timeout | null }

export class CameraClips {
  private recent: (ClipResult & { steadyMs: number })[] = []
  private readonly clips = new Map<string, Clip>()

  constructor(
    private readonly cameraId: string,
    private ringMs: number | null,
    private readonly recorder: Recorder,
    private readonly toCapture: (message: ToCapture) => void,
    private readonly send: (message: EngineClip) => void,
  ) {}

  tune(ringMs: number | null): void {
    this.ringMs = ringMs
    if (ringMs === null) this.recent = []
    this.toCapture({ t: 'ring', ringMs })
  }

  result({ frameId, steadyMs, measured, objects }: EngineFrame): void {
    if (this.ringMs === null) return
    const result = { frameId, measured, objects }
    this.recent.push({ ...result, steadyMs })
    const since = steadyMs - this.ringMs - LEAD_MS
    while (this.recent.length > MAX_RECENT || (this.recent[0]?.steadyMs ?? since) < since) this.recent.shift()
    for (const [clipId, { opened }] of this.clips) if (opened) this.recorder.result({ t: 'result', clipId, result })
  }

  start({ clipId, folder, fromMs, untilMs }: ClipOrder): void {
    this.clips.set(clipId, { folder, opened: false, firstMs: null, closing: null })
    if (this.ringMs === null) this.over(clipId, { ...NO_CLIP, error: 'clip_no_pictures' })
    else this.toCapture({ t: 'clip', clipId, fromMs, untilMs })
  }

  extend(clipId: string, untilMs: number): void {
    this.toCapture({ t: 'clip:extend', clipId, untilMs })
  }

  /** What the capture thread says. */
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

  /** Nothing more comes from the capture thread. */
  lost(): void {
    for (const [clipId, clip] of this.clips) this.close(clipId, clip, clip.opened ? undefined : 'clip_no_pictures', 0)
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
