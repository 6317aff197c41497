/** One camera that looks at the film: which frames it takes, and what it shows of them. As engine/camera.ts. */
import type { ModelSpec } from '../server/contract/model'
import { createAnalyser } from '../server/inference/behaviour/analyser'
import { inFrame } from '../server/inference/behaviour/in-frame'
import type { Detection } from '../server/inference/detect/types'
import { createFrameSchedule, type Due } from '../server/inference/engine/frame-schedule'
import { createFollower } from '../server/inference/motion/follower'
import type { GreyPicture } from '../server/inference/motion/grey-picture'
import type { FoundBox, Settings, ShownFrame } from './film-run'

export type LookedAt = { index: number; atMs: number; width: number; height: number; grey: GreyPicture }

export interface FilmCamera {
  shown: ShownFrame[]
  /** What the frame captured at atMs is for; asked once for each, in order. */
  due(atMs: number): Due
  /** result: what the model finds in this frame; null when it is not asked. */
  show(frame: LookedAt, result: { detections: Detection[]; found: FoundBox[] } | null): void
}

export function createFilmCamera(model: ModelSpec, settings: Settings): FilmCamera {
  const { intervalMs, pictureFps, labels, analyser: options } = settings
  const schedule = createFrameSchedule({ intervalMs, pictureMs: 1000 / pictureFps })
  const follower = createFollower()
  const analyser = createAnalyser({ task: model.task, labels, follow: follower.follow, options })
  const shown: ShownFrame[] = []
  return {
    shown,
    due: (atMs) => schedule.next(atMs, true),
    show({ index, atMs, width, height, grey }, result) {
      follower.see(grey, { width, height }, atMs)
      const objects = result ? analyser.measure(result.detections, atMs) : analyser.carry(atMs, intervalMs)
      shown.push({ index, atMs, objects: inFrame(objects, width, height), found: result?.found ?? null })
    },
  }
}
