/** What passes between the server and a child process that works on one film: one closed union each way. */
import type { LabelMap } from '../../contract/behaviours'
import type { ErrorCode } from '../../contract/errors'
import type { FilmFigures, FilmRule } from '../../contract/film'
import type { ModelSpec } from '../../contract/model'

/** The film that is kept, played and analysed, from any other. path: within the folder and nowhere else. */
export type MakeTask = { kind: 'make'; folder: string; path: string; target: string }

/** Everything that is in a film, into files of a folder (box-file.ts, count-file.ts). */
export type AnalyseTask = {
  kind: 'analyse'
  film: string
  folder: string
  model: ModelSpec
  labels: LabelMap
  intervalMs: number
  confidence: number
  iou: number
}

/** What rules see in what an analysis found, into its folder (alert-file.ts). */
export type JudgeTask = { kind: 'judge'; folder: string; intervalMs: number; rules: FilmRule[] }

export type FilmTask = MakeTask | AnalyseTask | JudgeTask

export type MadeFilm = { width: number; height: number; pictures: number; durationMs: number }
export type AnalysedFilm = Omit<FilmFigures, 'tookMs'>
export type JudgedFilm = { alerts: number }
export type AnyOutcome = MadeFilm | AnalysedFilm | JudgedFilm
export type FilmOutcome<T extends FilmTask> = T extends MakeTask
  ? MadeFilm
  : T extends AnalyseTask
    ? AnalysedFilm
    : JudgedFilm

export type ToFilm =
  | { t: 'task'; task: FilmTask; parallel: number }
  /** Inferences that may be under way at once, from now on. */
  | { t: 'parallel'; parallel: number }

export type FromFilm =
  /** share: 0..1. Also says that it lives. */
  | { t: 'progress'; pictures: number; share: number }
  | { t: 'done'; outcome: AnyOutcome }
  | { t: 'failed'; code: ErrorCode; detail: string }
