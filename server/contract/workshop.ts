/** The workshop: uploads, and what can be made of pictures. */
import { z } from 'zod'
import { MAX_FILM_MS } from './film'
import { workflow } from './workflow'

/** A picture may have so many bytes; one person's uploads together so many, and what was made of them. */
export const UPLOAD_MAX_BYTES = 64_000_000
export const UPLOADS_MAX_BYTES = 1_000_000_000
/** And so many pieces. */
export const UPLOADS_MOST = 500
export const RESULTS_MAX_BYTES = 2_000_000_000
/** Uploads and results are kept this long, ms. */
export const WORKSHOP_KEPT_MS = 7 * 24 * 3_600_000
/** Pictures of the same scene that can be enhanced together. */
export const MAX_PICTURES = 32

export const uploadDraft = z.strictObject({
  /** Of the file. */
  name: z.string().min(1).max(120),
  bytes: z.int().min(1).max(UPLOAD_MAX_BYTES),
})
export const upload = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** In all, and how many of them are here: the next part begins there. */
  bytes: z.int(),
  received: z.int(),
  /** When it is taken away, ms. */
  expiresAt: z.int(),
})
export type Upload = z.infer<typeof upload>

/** What is to be enhanced: pictures that were sent, the picture of an alert, what a camera shows now, a moment of a film or of an alert's clip. */
export const enhanceSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('upload'), ids: z.array(z.uuid()).min(1).max(MAX_PICTURES) }),
  z.strictObject({ kind: z.literal('alert'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('camera'), id: z.uuid() }),
  /** id: of the alert. */
  z.strictObject({ kind: z.literal('clip'), id: z.uuid(), atMs: z.number().min(0).max(MAX_FILM_MS) }),
  z.strictObject({ kind: z.literal('film'), id: z.uuid(), atMs: z.number().min(0).max(MAX_FILM_MS) }),
])
export type EnhanceSource = z.infer<typeof enhanceSource>

export const enhanceInput = z.strictObject({
  /** For people: whose picture, what for. */
  title: z.string().trim().min(1).max(120),
  source: enhanceSource,
  workflow,
})
export type EnhanceInput = z.infer<typeof enhanceInput>

/** The picture as it was, there from the job's beginning on; small ones of it and of the result. */
export const BEFORE_FILE = 'before.jpg'
export const SMALL_FILES = { before: 'before.small.jpg', after: 'after.small.jpg' } as const

export const enhanceResult = z.strictObject({
  width: z.int(),
  height: z.int(),
  /** Names of the files: as it was, as it is now. */
  before: z.string(),
  after: z.string(),
  bytes: z.int(),
  /** How many pictures went into it. */
  pictures: z.int(),
  /** Nodes that ran, in their order. */
  steps: z.array(z.strictObject({ id: z.string(), type: z.string(), ms: z.int() })),
  /** When the files are taken away, ms. */
  expiresAt: z.int(),
})
export type EnhanceResult = z.infer<typeof enhanceResult>
