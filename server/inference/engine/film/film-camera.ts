/** One camera that looks at a film: which pictures it takes, and what it shows of them. As engine/camera.ts. */
import type { LabelMap } from '../../../contract/behaviours'
import type { ModelSpec } from '../../../contract/model'
import { type AnalyserOptions, createAnalyser } from '../../behaviour/analyser'
import { inFrame } from '../../behaviour/in-frame'
import type { Detection } from '../../detect/types'
import type { EngineObject } from '../../messages'
import { createFollower } from '../../motion/follower'
import { createFrameSchedule, type Due } from '../frame-schedule'
import type { FilmPicture } from './play-film'

/** For pictureFps: every picture of the film. */
export const EVERY_PICTURE_FPS = Number.POSITIVE_INFINITY

export type FilmCameraSettings = {
  intervalMs: number
  /** Pictures a second that get boxes, measured or carried. */
  pictureFps: number
  labels: LabelMap
  analyser?: Partial<AnalyserOptions>
}

export interface FilmCamera {
  /** What the picture at atMs is for; asked once for each, in order. */
  due(atMs: number): Due
  /** What it shows of a picture. detections: what the model finds in it; null when it was not asked. In order. */
  look(picture: FilmPicture, detections: readonly Detection[] | null): EngineObject[]
}

export function createFilmCamera(task: ModelSpec['task'], settings: FilmCameraSettings): FilmCamera {
  const { intervalMs, pictureFps, labels, analyser: options } = settings
  const schedule = createFrameSchedule({ intervalMs, pictureMs: 1000 / pictureFps })
  const follower = createFollower()
  const analyser = createAnalyser({ task, labels, follow: follower.follow, options })
  return {
    due: (atMs) => schedule.next(atMs, true),
    look({ atMs, width, height, grey }, detections) {
      follower.see(grey, { width, height }, atMs)
      const objects = detections ? analyser.measure(detections, atMs) : analyser.carry(atMs, intervalMs)
      return inFrame(objects, width, height)
    },
  }
}
