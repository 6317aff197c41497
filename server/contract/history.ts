/** What was measured over days: charts of behaviour, lessons, hours. A day is a day of the zone that is told with it. */
import { z } from 'zod'
import { BEHAVIOUR_ORDER, type BehaviourCode } from './behaviours'
import { isTimeZone } from './report'
import { ZONE_KINDS } from './zone'

/** Both ends belong to it. */
export const MAX_DAYS = 31

export const historyQuery = z.strictObject({
  /** YYYY-MM-DD. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** IANA name: whose days they are where no timetable says. */
  zone: z.string().max(60).refine(isTimeZone).default('UTC'),
  cameraId: z.string().max(64).optional(),
  place: z.string().trim().min(1).max(120).optional(),
})
export type HistoryQuery = z.infer<typeof historyQuery>

export const csvOrXlsx = z.enum(['csv', 'xlsx'])
export type CsvOrXlsx = z.infer<typeof csvOrXlsx>
export const historyExport = z.strictObject({ ...historyQuery.shape, format: csvOrXlsx })

/** What the answer is about. */
export const historyPeriod = z.strictObject({
  /** Of the cameras' timetables when they agree, else the one that was asked with. */
  zone: z.string(),
  /** Unix ms: from is in it, to is not. */
  from: z.int(),
  to: z.int(),
  cameras: z.int(),
})
export type HistoryPeriod = z.infer<typeof historyPeriod>

/**
 * What a figure rests on: seconds in which something was measured, of all cameras together, and people times seconds. A
 * share of a behaviour is its seconds of all.
 */
export const measured = z.strictObject({
  seconds: z.number(),
  personSeconds: z.number(),
  /** Of those whose behaviour was not clear. */
  unsureSeconds: z.number(),
  behaviourSeconds: z.record(z.enum(BEHAVIOUR_ORDER), z.number()),
  /** At once, on average: the averages of the cameras that measured, together. */
  people: z.number(),
  /** In one picture. */
  peopleMost: z.int(),
  /** How many of the cameras measured something. */
  cameras: z.int(),
})
export type Measured = z.infer<typeof measured>

export const historySeries = z.strictObject({
  ...historyPeriod.shape,
  /** Of each point. */
  stepMs: z.int(),
  /** In order; where there is none, nothing was measured. */
  points: z.array(z.strictObject({ at: z.int(), ...measured.shape })),
  /** Null: nothing was measured. */
  all: measured.nullable(),
  /** Of all cameras together, from when each was added until now: what could have been measured. */
  possibleSeconds: z.number(),
})
export type HistorySeries = z.infer<typeof historySeries>
export type HistoryPoint = HistorySeries['points'][number]

export const historyWeek = z.strictObject({
  ...historyPeriod.shape,
  /** weekday 1 Monday .. 7; hour 0..23 as the zone's clocks show it. */
  cells: z.array(z.strictObject({ weekday: z.int(), hour: z.int(), ...measured.shape })),
})
export type HistoryWeek = z.infer<typeof historyWeek>

/** A lesson of a day; over several days all of its name. */
export const historyLesson = z.strictObject({
  name: z.string(),
  /** Of the first one. */
  from: z.int(),
  to: z.int(),
  /** How often it was held in the period, in every place. */
  times: z.int(),
  possibleSeconds: z.number(),
  /** Null: nothing was measured. */
  measured: measured.nullable(),
})
export type HistoryLesson = z.infer<typeof historyLesson>
export const historyLessons = z.strictObject({ ...historyPeriod.shape, lessons: z.array(historyLesson) })
export type HistoryLessons = z.infer<typeof historyLessons>

/** One camera's newest counts: what lines of the last minutes begin with. */
export const recentCounts = z.array(
  z.strictObject({
    /** Unix ms. */
    timestamp: z.int(),
    people: z.number(),
    unsure: z.number(),
    counts: z.record(z.enum(BEHAVIOUR_ORDER), z.number()),
  }),
)
export type RecentCounts = z.infer<typeof recentCounts>

/** From how long on a stay belongs to which of `stays`, ms. */
export const DWELL_BINS_MS = [0, 10_000, 30_000, 60_000, 300_000, 900_000] as const

const zoneSums = {
  /** In which it was watched. */
  seconds: z.number(),
  /** In it at once, on average. */
  people: z.number(),
  most: z.int(),
  entered: z.int(),
  left: z.int(),
  /** Of a line: how often it was crossed, each way. */
  forward: z.int(),
  backward: z.int(),
}
export const historyZone = z.strictObject({
  cameraId: z.string(),
  cameraName: z.string(),
  zoneId: z.string(),
  /** Null: the camera does not have it any more. */
  name: z.string().nullable(),
  kind: z.enum(ZONE_KINDS).nullable(),
  ...zoneSums,
  /** Of stays that were seen to end: how long on average, and the longest; null when there was none. */
  dwellMs: z.number().nullable(),
  dwellMostMs: z.number().nullable(),
  /** How many of them were how long, by DWELL_BINS_MS. */
  stays: z.array(z.int()),
  /** Steps in which it was watched, in order; empty when more cameras than one were asked for. */
  points: z.array(z.strictObject({ at: z.int(), ...zoneSums })),
})
export type HistoryZone = z.infer<typeof historyZone>
export const historyZones = z.strictObject({ ...historyPeriod.shape, stepMs: z.int(), zones: z.array(historyZone) })
export type HistoryZones = z.infer<typeof historyZones>

/** Less is no ground for a share: a minute measured, and five minutes of people, whoever they were. */
const ENOUGH = { seconds: 60, personSeconds: 300, share: 0.1 }

/** Whether a share may be told. @param possibleSeconds of which a tenth at least must have been measured; 0: not known */
export function isEnough(
  { seconds, personSeconds }: Pick<Measured, 'seconds' | 'personSeconds'>,
  possibleSeconds = 0,
): boolean {
  return seconds >= Math.max(ENOUGH.seconds, ENOUGH.share * possibleSeconds) && personSeconds >= ENOUGH.personSeconds
}

/** The share of a behaviour among those who were seen, 0..1. */
export function shareOf({ personSeconds, behaviourSeconds }: Measured, code: BehaviourCode): number {
  return personSeconds === 0 ? 0 : behaviourSeconds[code] / personSeconds
}
