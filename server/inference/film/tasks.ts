/** What is done to a film in the workshop, each task in a process of its own: what it takes, and what it comes to. */
import type { LabelMap } from '../../contract/behaviours'
import type { FilmFigures, FilmRule } from '../../contract/film'
import type { ModelSpec } from '../../contract/model'

/** The film that is kept, played and analysed, from any other. path: within the folder and nowhere else. */
export type MakeTask = { folder: string; path: string; target: string }
export type MadeFilm = { width: number; height: number; pictures: number; durationMs: number }

/** Everything that is in a film, into files of a folder (box-file.ts, count-file.ts). */
export type AnalyseTask = {
  film: string
  folder: string
  model: ModelSpec
  labels: LabelMap
  intervalMs: number
  confidence: number
  iou: number
}
export type AnalysedFilm = Omit<FilmFigures, 'tookMs'>

/** What rules see in what an analysis found, into its folder (alert-file.ts). */
export type JudgeTask = { folder: string; intervalMs: number; rules: FilmRule[] }
export type JudgedFilm = { alerts: number }
