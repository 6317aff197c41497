/** What the server and a workshop process say to each other. */
import type { ErrorCode } from '../contract/errors'
import type { Stage } from '../contract/progress'
import type { Workflow } from '../contract/workflow'
import type { BurnedClip, BurnTask, CompletedClip, CompleteTask } from '../inference/clip/tasks'
import type { AnalysedFilm, AnalyseTask, JudgedFilm, JudgeTask, MadeFilm, MakeTask } from '../inference/film/tasks'
import type { ModelName } from './node'
import type { StepTime } from './workflow/run'

/** How far the work is. */
export type Said = {
  stage?: Stage
  /** Of the whole, 0..1. */
  progress?: number
  /** Which part of the work it is about, and how much of that is done, 0..1. */
  source?: string
  part?: number
  message?: string
}

/** Awaited: messages are handled in between. */
export type Say = (said: Said) => Promise<void>

export type Pictures =
  /** Files of pictures of the same scene in their order, and which of them the job is about. */
  | { kind: 'files'; files: string[]; chosen: number }
  /** A moment of a film. */
  | { kind: 'film'; file: string; atMs: number }

/** sha256 is null for a file of which nobody said it. */
export type ModelFile = { file: string; sha256: string | null }

export type EnhanceTask = {
  workflow: Workflow
  /** Of the models that its nodes work with. */
  models: Partial<Record<ModelName, ModelFile>>
  pictures: Pictures
  /** Where the result goes; it is there, and nothing else is in it. */
  folder: string
  /** Said inside the result's file. */
  description: string
}
export type EnhanceReply = {
  width: number
  height: number
  /** Names in the folder: the picture as it was, and as it is now. */
  before: string
  after: string
  bytes: number
  steps: StepTime[]
  /** Pictures that went into it. */
  pictures: number
}

/** What can be asked of the process, and what comes back. */
export type Tasks = {
  enhance: [EnhanceTask, EnhanceReply]
  make: [MakeTask, MadeFilm]
  analyse: [AnalyseTask, AnalysedFilm]
  judge: [JudgeTask, JudgedFilm]
  clip: [CompleteTask, CompletedClip]
  burn: [BurnTask, BurnedClip]
}
export type TaskName = keyof Tasks

export type Order = { [N in TaskName]: { task: N; input: Tasks[N][0] } }[TaskName]
export type ToWorkshop =
  | ({ t: 'task' } & Order)
  /** Whether no camera runs beside it, from now on. */
  | { t: 'alone'; alone: boolean }
export type FromWorkshop =
  | { t: 'alive' }
  | { t: 'said'; said: Said }
  | { t: 'done'; value: Tasks[TaskName][1] }
  | { t: 'failed'; code: ErrorCode; detail: string }
