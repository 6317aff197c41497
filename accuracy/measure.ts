/** From film, truth and model to scores: what the command, its test and whoever tunes call. */
import { cameraDraft } from '../server/contract/camera'
import { checkFilm, checkPictures } from './film'
import type { Settings } from './film-run'
import type { Model } from './model'
import { runFilm } from './pipeline'
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

/** Carried boxes are measured at these as well, ms: a new camera's interval, a busy machine's, a slow model's. */
export const CARRIED_INTERVALS = [200, 600, 1_000] as const

export type MeasuredFilm = {
  seed: number
  /** At the settings' own interval. */
  scores: Scores
  /** In the order of CARRIED_INTERVALS. */
  atIntervals: Scores[]
}

/** Throws Mistake for a film or truth that is missing, broken, or does not match the other. */
export async function measureFilm({ film, truth: truthPath, model, settings: given }: Request): Promise<MeasuredFilm> {
  const truth = readTruth(truthPath)
  checkFilm(film, truth)
  const settings = { ...CAMERA_DEFAULTS, labels: model.labels, ...given }
  const runs = await runFilm(film, model.spec, settings, [settings.intervalMs, ...CARRIED_INTERVALS])
  for (const run of runs) checkPictures(film, truth, run)
  const [scores, ...atIntervals] = runs.map((run) => score(truth, run))
  if (!scores) throw new Error('a run is missing')
  return { scores, atIntervals, seed: truth.seed }
}
