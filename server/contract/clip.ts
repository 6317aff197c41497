/** Clips: the seconds around an alert, in the camera's own pictures. */
import { z } from 'zod'
import { errorCode } from './errors'
import { LOCALES } from './locale'

export const MAX_CLIP_BEFORE_MS = 15_000
export const MAX_CLIP_AFTER_MS = 60_000
/** Alerts that follow one another share a clip up to this length; then the next one begins. */
export const MAX_CLIP_MS = 180_000

/** coded: whole, as the camera sent it, but in a form that not every browser plays; preparing: on the way from there to `ready`. */
export const CLIP_STATES = ['recording', 'coded', 'preparing', 'ready', 'failed'] as const
export const clipState = z.enum(CLIP_STATES)
export type ClipState = z.infer<typeof clipState>

/** Of the file that is played. */
export const clipFile = z.strictObject({
  /** Of the source, pixels: what its boxes are in. */
  width: z.int(),
  height: z.int(),
  pictures: z.int(),
  durationMs: z.number(),
  bytes: z.int(),
})
export type ClipFile = z.infer<typeof clipFile>

export const clipView = z.strictObject({
  state: clipState,
  /** Why there is none; of one that can be played: why it ends early; of a coded one: why it could not be prepared. */
  error: errorCode.nullable(),
  /** When its first picture was taken, Unix ms. */
  startsAt: z.int(),
  /** Null unless it is ready. */
  file: clipFile.nullable(),
  /** Where in it the alert was raised, ms; null unless it is ready. */
  alertAtMs: z.number().nullable(),
  /** Who wants it kept; null for nobody. */
  pinnedBy: z.string().nullable(),
  /** When it is taken away, Unix ms; null: not by its age. */
  expiresAt: z.int().nullable(),
})
export type ClipView = z.infer<typeof clipView>

/** What the job is asked that makes a copy with boxes burned in. `title`: for people; `alertId`: whose clip; `locale`: of the names. */
export const exportInput = z.strictObject({
  title: z.string().trim().min(1).max(240),
  alertId: z.uuid(),
  locale: z.enum(LOCALES),
})
export type ExportInput = z.infer<typeof exportInput>

export const exportResult = z.strictObject({
  ...clipFile.shape,
  /** When the file is taken away, ms. */
  expiresAt: z.int(),
})
export type ExportResult = z.infer<typeof exportResult>
