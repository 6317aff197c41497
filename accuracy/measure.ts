/** From film, truth and model to scores: what the command, its test and whoever tunes call. */
import { cameraDraft } from '../server/contract/camera'
import { checkFilm, checkPictures } from './film'
import type { Model } from './model'
import { runFilm, type Settings } from './pipeline'
import { type Scores, score } from './score'
import { readTruth } from './truth'

const { intervalMs, pictureFps, confidence, iou } = cameraDraft.shape

/** What a new camera has. */
export const CAMERA_DEFAULTS: Omit<Settings, 'labels'> = {
  intervalMs: intervalMs.parse(undefined),
  pictureFps: pictureFps.parse(undefined),
  confidence: confidence.parse(undefined),
  iou: iou.parse(undefined),
}

export type Request = {
  film: string
  truth: string
  model: Model
  /** Of the camera, where they are not the defaults. */
  settings?: Partial<Settings>
}

/** Throws Mistake for a film or truth that is missing, broken, or does not match the other. */
export async function measureFilm({
  film,
  truth: truthPath,
  model,
  settings,
}: Request): Promise<{ scores: Scores; seed: number }> {
  const truth = readTruth(truthPath)
  checkFilm(film, truth)
  const run = await runFilm(film, model.spec, { ...CAMERA_DEFAULTS, labels: model.labels, ...settings })
  checkPictures(film, truth, run)
  return { scores: score(truth, run), seed: truth.seed }
}
