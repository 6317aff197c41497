/** Schedules: when rules look, and which lesson it is. Times are a wall clock's in the schedule's own zone. */
import { z } from 'zod'

/** 1 Monday .. 7 Sunday, as ISO 8601 counts. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const weekday = z.literal(WEEKDAYS)
export type Weekday = z.infer<typeof weekday>

export const MAX_PERIODS = 100
export const MAX_EXCEPTIONS = 100
export const MAX_QUIET = 20
/** Of one exception. */
export const MAX_HOURS = 20

/** HH:MM. An end that is not after its beginning is on the next day: 00:00-00:00 is all day. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const hours = { from: clockTime, to: clockTime }
/** A lesson's name; empty for plain opening hours. */
const periodName = z.string().trim().max(40)
const days = z.array(weekday).max(7)

export const period = z.strictObject({ name: periodName, days, ...hours })
export type Period = z.infer<typeof period>

export const quietHours = z.strictObject({ days, ...hours })

/** Some days on which other periods begin than every week, or none. Both ends belong to it. */
export const exception = z.strictObject({
  name: z.string().trim().max(80),
  from: z.iso.date(),
  to: z.iso.date(),
  periods: z.array(z.strictObject({ name: periodName, ...hours })).max(MAX_HOURS),
})
export type Exception = z.infer<typeof exception>

/** What is in a schedule: the week, the days that are different, and when it is quiet although a period runs. */
export const timetable = z.strictObject({
  timeZone: z.string().min(1).max(60).refine(isTimeZone),
  periods: z.array(period).max(MAX_PERIODS),
  exceptions: z.array(exception).max(MAX_EXCEPTIONS),
  quiet: z.array(quietHours).max(MAX_QUIET),
})
export type Timetable = z.infer<typeof timetable>

const scheduleFields = {
  name: z.string().trim().min(1).max(80),
  /** Rules of cameras in this place may go by it; empty: of all. */
  place: z.string().trim().max(120),
  /** Its periods are the lessons of that place: alerts say in which they were raised. */
  lessons: z.boolean(),
  timetable,
}

export const scheduleDraft = z.strictObject({
  ...scheduleFields,
  place: scheduleFields.place.default(''),
  lessons: scheduleFields.lessons.default(false),
})
export type ScheduleDraft = z.infer<typeof scheduleDraft>
export const schedulePatch = z.strictObject(scheduleFields).partial()

export const scheduleView = z.strictObject({
  id: z.string(),
  ...scheduleFields,
  /** Names of the rules that go by it, as far as the asker sees them. */
  rules: z.array(z.string()),
  /** Whether the asker may change it. */
  mayEdit: z.boolean(),
})
export type ScheduleView = z.infer<typeof scheduleView>

/** Whether it is the name of a zone, such as Asia/Shanghai: an offset is none, it knows no clock changes. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
