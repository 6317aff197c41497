/** Reports: facts about a period, each with its sentence, and the texts that rest on them. */
import { z } from 'zod'
import { ALERT_STATES, alertState } from './alert'
import { behaviourCode } from './behaviours'
import { LOCALES } from './locale'
import { SEVERITIES, severity } from './rule'

export const MAX_PERIOD_MS = 31 * 86_400_000

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** How much is told: alerts one by one up to a number, counts of behaviours or only of people. */
export const REPORT_LENGTHS = ['short', 'normal', 'long'] as const
export const reportLength = z.enum(REPORT_LENGTHS)
export type ReportLength = z.infer<typeof reportLength>

const LAST_TIME = Date.UTC(9999, 0)
const time = z.int().min(0).max(LAST_TIME)

const questionFields = {
  /** Unix ms; from is in the period, to is not. */
  from: time,
  to: time,
  /** IANA name: in which times are told. */
  zone: z.string().max(60).refine(isTimeZone),
  /** Cameras that the report is about; none: all that the asker sees, of the place when there is one. */
  cameraIds: z.array(z.string().max(64)).max(64).default([]),
  place: z.string().trim().min(1).max(120).nullable().default(null),
  length: reportLength.default('normal'),
}

type Period = { from: number; to: number }
/** A period with a beginning, an end, and at most a month between them. */
export const isPeriod = ({ from, to }: Period): boolean => to > from && to - from <= MAX_PERIOD_MS

export const reportQuestion = z.strictObject(questionFields)
export type ReportQuestion = z.infer<typeof reportQuestion>
export type ReportQuestionInput = z.input<typeof reportQuestion>

/** What a number counts. */
export const UNITS = [
  'people',
  'alerts',
  'cameras',
  'seconds',
  'minutes',
  'person_minutes',
  'percent',
  'track',
  /** What is no person. */
  'things',
  /** How often a line was crossed. */
  'times',
] as const
export type Unit = (typeof UNITS)[number]

export const FACT_KINDS = [
  'period',
  'no_alerts',
  'alerts',
  'alert',
  'step',
  'people',
  'behaviour',
  'coverage',
  'gap',
  'unsure',
  'blind',
  /** Of an answer to a question: how many, in a group or in all; two periods compared; how a camera is. */
  'tally',
  'difference',
  'camera_state',
] as const

/** What else a fact says, in a word: how it compares, of which period it is, how a camera is. */
export const PERIOD_CLAIMS = ['today', 'yesterday', 'this_week', 'last_week', 'this_month', 'last_month'] as const
export const periodClaim = z.enum(PERIOD_CLAIMS)
export type PeriodClaim = z.infer<typeof periodClaim>
export const CLAIMS = [
  ...PERIOD_CLAIMS,
  /** More, or fewer, than each of the others. */
  'top',
  'bottom',
  'more',
  'fewer',
  'equal',
  'no_lesson',
  'live',
  'offline',
  'off',
  'elsewhere',
  /** Nothing was measured; a behaviour was not clear. */
  'gap',
  'unsure',
  /** Of a camera itself: it gave no pictures, black ones, one and the same, of another place. */
  'no_pictures',
  'black',
  'frozen',
  'moved',
] as const
export type Claim = (typeof CLAIMS)[number]

/** What somebody did with an area or a line. */
export const ZONE_ACTS = ['enter', 'leave', 'stay', 'cross'] as const
export type ZoneAct = (typeof ZONE_ACTS)[number]

/** How a number of people came about. */
export const MEASURES = ['most', 'average', 'total'] as const

/**
 * One thing that is known, so small that it has at most one moment and one number of each unit: a sentence that cites it
 * can be compared with it word for word. Names are data, and plain (server/assistant/facts/plain-name.ts).
 */
export const fact = z.strictObject({
  /** f1, f2 …: what a sentence cites. */
  id: z.string(),
  kind: z.enum(FACT_KINDS),
  /** A report without it is not whole. */
  required: z.boolean(),
  cameraId: z.string().nullable(),
  alertId: z.string().nullable(),
  names: z.strictObject({
    camera: z.string().optional(),
    place: z.string().optional(),
    rule: z.string().optional(),
    /** Who handled an alert. */
    person: z.string().optional(),
    model: z.string().optional(),
    /** An area or a line. */
    zone: z.string().optional(),
    /** What a model calls what it found, when that is no person. */
    label: z.string().optional(),
    lesson: z.string().optional(),
  }),
  /** Unix ms. */
  at: z.int().nullable(),
  span: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  numbers: z.partialRecord(z.enum(UNITS), z.number()),
  state: alertState.nullable(),
  severity: severity.nullable(),
  behaviour: behaviourCode.nullable(),
  act: z.enum(ZONE_ACTS).nullable(),
  measure: z.enum(MEASURES).nullable(),
  claims: z.array(z.enum(CLAIMS)).optional(),
  /** The period that a difference compares with. */
  against: periodClaim.optional(),
  /** The same in plain words, with its citation. */
  sentence: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
})
export type Fact = z.infer<typeof fact>

export const reportTotals = z.strictObject({
  cameras: z.int(),
  /** Null: the asker may see counts, and no alerts. */
  alerts: z
    .strictObject({
      all: z.int(),
      byState: z.record(z.enum(ALERT_STATES), z.int()),
      bySeverity: z.record(z.enum(SEVERITIES), z.int()),
    })
    .nullable(),
  /** Most people at once on one camera; null without counts. */
  mostPeople: z.int().nullable(),
  /** Minutes that were measured, and those that could have been, over all cameras. */
  measuredMinutes: z.int(),
  possibleMinutes: z.int(),
})

/** What is known of a period, as it was when it was asked. */
export const reportDigest = z.strictObject({
  ...questionFields,
  cameraIds: z.array(z.string()),
  place: z.string().nullable(),
  length: reportLength,
  /** Until when it could be known: the end, or now. */
  until: z.int(),
  totals: reportTotals,
  facts: z.array(fact),
  /** Alerts that are in the totals and not told one by one, and facts beyond the most there can be. */
  leftOut: z.strictObject({ alerts: z.int(), facts: z.int() }),
  /** By the server: this is what it told this person. Empty in what is kept. */
  mark: z.string().max(100),
})
export type ReportDigest = z.infer<typeof reportDigest>

export const STRUCK_REASONS = [
  'no_citation',
  'unknown_citation',
  'word',
  'name',
  'role',
  'number',
  /** The words have another grammatical number: “1 persons”. */
  'plural',
  'time',
  'state',
  'behaviour',
  'claim',
  'order',
  'incomplete',
  'too_long',
] as const
export const struckReason = z.enum(STRUCK_REASONS)
export type StruckReason = z.infer<typeof struckReason>

/** Where a sentence of a report is from: the model, the digest, or a person who edited it. */
export const SENTENCE_SOURCES = ['model', 'digest', 'person'] as const
export const reportSentence = z.strictObject({
  text: z.string().max(2_000),
  source: z.enum(SENTENCE_SOURCES),
  /** Ids of facts. */
  cites: z.array(z.string().max(20)).max(40),
})
export type ReportSentence = z.infer<typeof reportSentence>

export const MAX_SENTENCES = 400
export const MAX_REPORTS = 500
export const MAX_REPORT_PICTURES = 24
const title = z.string().trim().min(1).max(120)
const sentences = z.array(reportSentence).min(1).max(MAX_SENTENCES)

/** What is kept: sentences of the model and the digest are compared with the facts once more. */
export const reportDraft = z.strictObject({
  title,
  locale: z.enum(LOCALES),
  digest: reportDigest,
  sentences,
  /** What wrote it; null for the digest alone. */
  model: z.string().max(200).nullable().default(null),
})
export const reportPatch = z.strictObject({ title, sentences }).partial()

export const reportSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  locale: z.enum(LOCALES),
  from: z.int(),
  to: z.int(),
  zone: z.string(),
  model: z.string().nullable(),
  ownerName: z.string(),
  createdAt: z.int(),
  updatedAt: z.int(),
})
export type ReportSummary = z.infer<typeof reportSummary>

export const reportView = z.strictObject({
  ...reportSummary.shape,
  digest: reportDigest,
  sentences: z.array(reportSentence),
  /** Alerts whose pictures were kept with it. */
  pictures: z.array(z.string()),
  /** Of its alerts, those that are there no more. */
  gone: z.array(z.string()),
})
export type ReportView = z.infer<typeof reportView>
