/** The way of one camera's pictures out of the engine: each with the boxes found in it, or carried to it, in order. */
import type { ErrorCode } from '../../contract/errors'
import type { BBox } from '../../contract/frame'
import { type Analyser, createAnalyser } from '../behaviour/analyser'
import { inAreas } from '../behaviour/in-areas'
import { inFrame } from '../behaviour/in-frame'
import type { Detection } from '../detect/types'
import { createThings } from '../living/things'
import type { EngineCamera, EngineFrame } from '../messages'
import { createFollower } from '../motion/follower'
import type { GreyPicture } from '../motion/grey-picture'
import type { Detected, FrameFacts } from './detector'
import { createPictureQueue, type Entry } from './picture-queue'

/** What goes into a frame besides its pixels, as it is when the frame goes out. */
export type CameraFigures = { intervalMs: number; confidence: number; inferenceMs: number; fps: number }

export class PicturePath {
  /** Pictures that went out to be shown. */
  shown = 0
  private readonly analyser: Analyser | null
  private readonly follower = createFollower()
  private readonly living = createThings()
  private things: { box: BBox }[] = []
  private readonly queue = createPictureQueue<Detected>((entry) => this.emit(entry))
  /** Capture time of the newest result, steady clock. */
  private measuredAt = 0

  constructor(
    private readonly camera: Pick<EngineCamera, 'id' | 'labels' | 'model' | 'livingOnly' | 'areas'>,
    private readonly figures: () => CameraFigures,
    private readonly send: (frame: EngineFrame) => void,
  ) {
    const { model, labels } = camera
    this.analyser = model && createAnalyser({ task: model.task, labels, follow: this.follower.follow })
  }

  /** waits: a result of this very frame is on its way. */
  take(frame: FrameFacts, picture: { grey: GreyPicture | null; shown: boolean; waits: boolean }): void {
    const { grey, shown, waits } = picture
    if (grey) {
      this.follower.see(grey, frame, frame.steadyMs)
      this.living.see(grey, frame, frame.steadyMs)
    }
    this.queue.push({ ...frame, shown, waits }, performance.now())
  }

  /** The result of a frame; one that comes too late for its picture goes alone, unless a newer one has gone. */
  resolve(frame: FrameFacts, result: Detected): void {
    if (this.queue.resolve(frame.frameId, result)) return
    if (frame.steadyMs >= this.measuredAt) this.emit({ ...frame, shown: false, result })
  }

  /** There will be no result for this frame. */
  abandon({ frameId }: FrameFacts): void {
    this.queue.abandon(frameId)
  }

  /** Lets pictures go that have waited too long for their result. */
  sweep(): void {
    this.queue.sweep(performance.now())
  }

  /** The source is away: whatever it shows next is something else. */
  forget(): void {
    this.analyser?.reset()
    this.follower.reset()
    this.living.reset()
    this.things = []
  }

  close(): void {
    this.queue.clear()
  }

  private emit(entry: FrameFacts & Pick<Entry<Detected>, 'shown' | 'result'>): void {
    const { frameId, at, steadyMs, width, height, jpeg, view, shown, result } = entry
    const { intervalMs, confidence, inferenceMs, fps } = this.figures()
    if (shown) this.shown++
    const measured = result?.ok === true
    if (measured) this.measuredAt = steadyMs
    const found = measured
      ? this.analyser?.measure(this.people(result.detections, confidence, steadyMs), steadyMs)
      : this.analyser?.carry(steadyMs, intervalMs)
    const error: ErrorCode | undefined = result?.ok === false ? 'inference_failed' : undefined
    this.send({
      t: 'frame',
      cameraId: this.camera.id,
      frameId,
      at,
      steadyMs,
      width,
      height,
      jpeg: shown ? jpeg : null,
      evidence: measured && !shown ? jpeg : null,
      measured,
      objects: error ? [] : this.counting(inFrame(found ?? [], width, height), { width, height }),
      things: error ? [] : this.counting(this.things, { width, height }).map(({ box }) => box),
      inferenceMs,
      fps,
      ...(view && { view }),
      ...(error ? { error } : {}),
    })
  }
  private counting<T extends { box: BBox }>(objects: T[], size: { width: number; height: number }): T[] {
    return inAreas(objects, this.camera.areas, size)
  }

  /** Without things, of which the boxes are kept. */
  private people(detections: readonly Detection[], confidence: number, atMs: number): readonly Detection[] {
    const { people, things } = this.living.part(detections, confidence, atMs)
    this.things = this.camera.livingOnly ? things : []
    return this.camera.livingOnly ? people : detections
  }
}
