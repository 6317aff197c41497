/** Counts of a period by group: alerts, and what was measured. */
import { z } from 'zod'
import { alertState } from './alert'
import { BEHAVIOUR_ORDER, behaviourCode } from './behaviours'
import { isTimeZone, MAX_PERIOD_MS } from './report'
import { severity } from './rule'

const time = z.int().min(0).max(Date.UTC(9999, 0))
const within = {
  /** Unix ms; from is in the period, to is not. */
  from: time,
  to: time,
  /** IANA name: whose days are meant. */
  zone: z.string().max(60).refine(isTimeZone).default('UTC'),
  cameraId: z.string().max(64).optional(),
  place: z.string().trim().min(1).max(120).optional(),
}

export const ALERT_GROUPS = [
  'all',
  'camera',
  'place',
  'rule',
  'lesson',
  'behaviour',
  'severity',
  'state',
  'day',
] as const
export const alertTallyQuery = z.strictObject({
  ...within,
  by: z.enum(ALERT_GROUPS).default('all'),
  behaviour: behaviourCode.optional(),
  severity: severity.optional(),
  state: alertState.optional(),
  rule: z.string().max(200).optional(),
  lesson: z.string().max(40).optional(),
})
export type AlertTallyQuery = z.infer<typeof alertTallyQuery>

/** A month, and the hour that a change of clocks adds. */
const LONGEST_MS = MAX_PERIOD_MS + 86_400_000
export const isTallied = ({ from, to }: { from: number; to: number }): boolean => to > from && to - from <= LONGEST_MS

export const MAX_GROUPS = 100
export const alertTally = z.strictObject({
  all: z.int(),
  /** Most first, days in their order; at most MAX_GROUPS. key null: outside of lessons, without a behaviour. */
  groups: z.array(z.strictObject({ key: z.string().nullable(), from: z.int(), to: z.int(), count: z.int() })),
})
export type AlertTally = z.infer<typeof alertTally>

export const COUNT_GROUPS = ['all', 'camera', 'lesson', 'day'] as const
export const countTallyQuery = z.strictObject({ ...within, by: z.enum(COUNT_GROUPS).default('all') })
export type CountTallyQuery = z.infer<typeof countTallyQuery>

/** Of groups with something measured. */
export const countTally = z.strictObject({
  /** Name of the camera or the lesson; empty for the whole, and for a day. */
  key: z.string(),
  from: z.int(),
  to: z.int(),
  measuredMinutes: z.number(),
  peopleAverage: z.number(),
  peopleMost: z.int(),
  personMinutes: z.record(z.enum(BEHAVIOUR_ORDER), z.number()),
  /** Of those seen, the share whose behaviour was not clear; 0..1. */
  unsure: z.number(),
})
export type CountTally = z.infer<typeof countTally>

/** What one camera showed, a minute each; minutes without anything measured are not in it. */
export const minutesQuery = z.strictObject({ cameraId: z.string().max(64), from: time, to: time })
export const MAX_MINUTES = 24 * 60
export const cameraMinute = z.strictObject({
  at: z.int(),
  /** On average. */
  people: z.number(),
  unsure: z.number(),
  behaviours: z.record(z.enum(BEHAVIOUR_ORDER), z.number()),
})
export type CameraMinuteView = z.infer<typeof cameraMinute>

export const lessonsQuery = z.strictObject({
  from: time,
  to: time,
  place: z.string().max(120).nullable().default(null),
})
/** place: whose timetable it is; empty: that of every place. */
export const lessonSpan = z.strictObject({ name: z.string(), place: z.string(), from: z.int(), to: z.int() })
export type LessonSpan = z.infer<typeof lessonSpan>
