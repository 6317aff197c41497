/** What a film is run with, and what comes of it. */
import type { BehaviourCode } from '../server/contract/behaviours'
import type { BBox } from '../server/contract/frame'
import type { FilmCameraSettings } from '../server/inference/engine/film/film-camera'
import type { EngineCamera, EngineObject } from '../server/inference/messages'

export type Settings = FilmCameraSettings & Pick<EngineCamera, 'confidence' | 'iou'>

export type FoundBox = { box: BBox; confidence: number; behaviour: BehaviourCode | null }

/** A frame that leaves the engine: measured, or carried from the last inference. */
export type ShownFrame = {
  /** Which picture of the film. */
  index: number
  atMs: number
  objects: EngineObject[]
  /** What the model found in this very picture, from WEAKEST (pipeline.ts) on; null when it was not asked. */
  found: FoundBox[] | null
}

export type FilmRun = {
  width: number
  height: number
  /** Of every picture of the film, ms from the first. */
  times: number[]
  shown: ShownFrame[]
}
