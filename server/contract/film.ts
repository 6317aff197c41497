/** Recorded films: what is sent, what is kept of them, and what was found in them. */
import { z } from 'zod'
import { alertCause, ruleCondition } from '../rules/kinds'
import { namedZone } from '../rules/named-zone'
import { BEHAVIOUR_ORDER, labelMap } from './behaviours'
import { intervalMs, threshold } from './camera'
import { errorCode } from './errors'
import { says } from './field-errors'
import { jobState } from './job'
import { MAX_COOLDOWN_MS, MAX_FOR_MS, severity } from './rule'

const HOUR_MS = 3_600_000
export const MAX_FILM_MS = 6 * HOUR_MS
export const MAX_FILM_BYTES = 8 * 1024 ** 3
/** Sixty a second. */
export const MAX_FILM_PICTURES = (MAX_FILM_MS / 1000) * 60

/** How a film is looked at; as a camera's settings. */
export const filmSettings = z.strictObject({
  modelId: z.string().min(1).max(120),
  /** Empty: the map that the model suggests. */
  labels: labelMap.default({}),
  intervalMs: intervalMs.default(200),
  confidence: threshold.default(0.25),
  iou: threshold.default(0.45),
})
export type FilmSettings = z.infer<typeof filmSettings>

export const filmSource = z.discriminatedUnion('kind', [
  /** Sent afterwards, in parts: `films.receive`. */
  z.strictObject({ kind: z.literal('upload'), bytes: z.int().min(1).max(MAX_FILM_BYTES) }),
  /** Path relative to the media folder. */
  z.strictObject({ kind: z.literal('media'), path: z.string().min(1).max(500) }),
  /** The simulated classroom that comes with the program. */
  z.strictObject({ kind: z.literal('demo') }),
  /** The clip of an alert. id: of the alert. */
  z.strictObject({ kind: z.literal('clip'), id: z.uuid() }),
])
export type FilmSource = z.infer<typeof filmSource>

const filmFields = {
  name: z.string().trim().min(1).max(120),
  place: z.string().trim().max(120),
  /** When its first picture was taken, Unix ms. */
  startsAt: z.int().min(0).max(8_640_000_000_000_000),
}
export const filmDraft = z.strictObject({ ...filmFields, source: filmSource, settings: filmSettings })
export type FilmDraft = z.infer<typeof filmDraft>
export type FilmDraftInput = z.input<typeof filmDraft>
export const filmPatch = z.strictObject(filmFields).partial()

/** A rule as it looks at a film: chosen from those of cameras, and a copy from then on. */
export const filmRule = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** A film has no areas and lines. */
  condition: ruleCondition.refine(({ params }) => namedZone(params) === null, says('noSuchZone')),
  forMs: z.int().min(0).max(MAX_FOR_MS),
  cooldownMs: z.int().min(0).max(MAX_COOLDOWN_MS),
  severity,
})
export type FilmRule = z.infer<typeof filmRule>
export const filmRules = z.array(filmRule).max(50)

/** What a rule found in a film. */
export const filmAlert = z.strictObject({
  /** From the film's first picture, ms. */
  atMs: z.number(),
  ruleName: z.string(),
  severity,
  cause: alertCause,
  /** How long it had to hold, and had held. */
  forMs: z.int(),
  heldMs: z.int(),
})
export type FilmAlert = z.infer<typeof filmAlert>
/** As it is read: in which lesson of the film's place that was. */
export const filmEvent = filmAlert.extend({ lesson: z.string().nullable() })
export type FilmEvent = z.infer<typeof filmEvent>
/** More in one film say nothing any more. */
export const MAX_FILM_ALERTS = 2_000

/** What the job is asked that analyses one. `title`: what the film was called then. */
export const analyseInput = z.strictObject({ filmId: z.uuid(), title: z.string().max(120).default('') })
export type AnalyseInput = z.infer<typeof analyseInput>

/** Of the file that is kept and played. */
export const filmFile = z.strictObject({
  width: z.int(),
  height: z.int(),
  pictures: z.int(),
  durationMs: z.number(),
  bytes: z.int(),
})
export type FilmFile = z.infer<typeof filmFile>

/** What an analysis came to. */
export const filmFigures = z.strictObject({
  /** Pictures in which the model was asked. */
  measured: z.int(),
  /** Most people in one picture. */
  mostPeople: z.int(),
  /** How long it took, ms. */
  tookMs: z.int(),
})
export type FilmFigures = z.infer<typeof filmFigures>

/** receiving: its file is still being sent. idle: neither analysed nor about to be. */
export const FILM_STATES = ['receiving', 'idle', 'queued', 'running', 'ready', 'failed'] as const
export const filmView = z.strictObject({
  id: z.string(),
  ...filmFields,
  source: filmSource,
  /** Lessons of its place that ran while it was taken, in their order. */
  lessons: z.array(z.string()),
  settings: filmSettings,
  rules: filmRules,
  ownerName: z.string(),
  state: z.enum(FILM_STATES),
  /** Bytes of an upload that are here; the next part begins there. */
  received: z.int(),
  /** The analysis that waits or runs, or ran last. */
  job: z
    .strictObject({
      id: z.string(),
      state: jobState,
      stage: z.string().nullable(),
      progress: z.number(),
      attempt: z.int(),
      cancelAsked: z.boolean(),
    })
    .nullable(),
  /** Why the last analysis failed, and in which stage. */
  error: z.strictObject({ code: errorCode, stage: z.string().nullable() }).nullable(),
  /** Null until it was made playable. */
  file: filmFile.nullable(),
  /** Of the newest analysis; null while there is none. */
  figures: filmFigures.nullable(),
  analysedAt: z.int().nullable(),
  /** When it is taken away with all that was found in it, Unix ms; null: kept. */
  expiresAt: z.int().nullable(),
  createdAt: z.int(),
})
export type FilmView = z.infer<typeof filmView>

/**
 * One object of a picture: track id (null while the track is tentative), place in the labels of the index, confidence,
 * x1, y1, x2, y2, behaviour (or `unsure`), 1 when carried from an earlier picture; then x, y, score of each point of a skeleton.
 */
export const filmObject = z.tuple(
  [
    z.int().nullable(),
    z.int(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.literal([...BEHAVIOUR_ORDER, 'unsure']).nullable(),
    z.literal([0, 1]),
  ],
  z.number(),
)
export type FilmObject = z.infer<typeof filmObject>

/** Ms from the film's first picture; 1 when the model was asked; what is in it. */
export const filmPicture = z.tuple([z.number(), z.literal([0, 1]), z.array(filmObject)])
export type FilmPicture = z.infer<typeof filmPicture>

/** Pictures that follow one another, about ten seconds of the film. */
export const filmChunk = z.array(filmPicture)
export type FilmChunk = z.infer<typeof filmChunk>

/** Where everything is. */
export const filmIndex = z.strictObject({
  version: z.literal(1),
  width: z.int(),
  height: z.int(),
  pictures: z.int(),
  /** Boxes are of pictures near those they are drawn on: of another stream of the camera, which does not tell its clock. */
  near: z.literal(true).optional(),
  /** What the model calls things: class id and name. */
  labels: z.array(z.tuple([z.int(), z.string()])),
  /** Of each chunk: time of its first picture in ms, which picture that is, where it begins in the file of boxes, bytes. */
  chunks: z.array(z.tuple([z.number(), z.int(), z.int(), z.int()])),
})
export type FilmIndex = z.infer<typeof filmIndex>

/** Of a picture: people, the behaviours in their order, and of how many it is not clear. */
const pictureCounts = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int(), z.int(), z.int(), z.int()])
/** Of each second's last picture; null where the film has no picture. */
export const filmCounts = z.array(pictureCounts.nullable())
export type FilmCounts = z.infer<typeof filmCounts>
