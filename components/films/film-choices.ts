import type { ModelView } from '@/server/contract/model'

/** What can be chosen for a film. mediaFiles: empty for those who may not look into the media folder. */
export type FilmChoices = { models: ModelView[]; places: string[]; mediaFiles: string[] }

/** The clip of an alert that is to be analysed, and how its camera looks at its pictures; settings: null when that is gone. */
export type ClipToAnalyse = {
  alertId: string
  cameraName: string
  place: string
  /** When its first picture was taken, Unix ms. */
  startsAt: number
  settings: { modelId: string | null; intervalMs: number; confidence: number } | null
}
