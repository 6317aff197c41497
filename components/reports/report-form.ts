/** The form of a report. Pure. */
import type { Locale } from '@/server/contract/locale'
import type { ReportLength, ReportQuestionInput } from '@/server/contract/report'
import type { LessonSpan } from '@/server/contract/tally'

export const PERIODS = ['lesson', 'hour', 'shift', 'today', 'yesterday', 'week', 'custom'] as const
export type PeriodName = (typeof PERIODS)[number]

export type ReportForm = {
  period: PeriodName
  /** Of a custom period, Unix ms. */
  from: number
  to: number
  /** Key of a lesson (lessonKey), '' for the newest. */
  lesson: string
  /** '' for all, `place:NAME`, `camera:ID`. */
  scope: string
  locale: Locale
  length: ReportLength
}

const HOUR_MS = 3_600_000
const SHIFT_MS = 8 * HOUR_MS

export function newForm(now: number, locale: Locale): ReportForm {
  return { period: 'shift', from: now - SHIFT_MS, to: now, lesson: '', scope: '', locale, length: 'normal' }
}

export const lessonKey = ({ place, from, name }: LessonSpan): string => `${from} ${place} ${name}`

/** The lesson that was chosen, else the one that runs or was last. Null: there is none. */
export function lessonOf(lesson: string, lessons: readonly LessonSpan[]): LessonSpan | null {
  return lessons.find((span) => lessonKey(span) === lesson) ?? lessons[0] ?? null
}

/** The place that a question is about, whose timetable counts; null: any. */
export function placeOf(scope: string, cameras: readonly { id: string; place: string }[]): string | null {
  if (scope.startsWith('place:')) return scope.slice('place:'.length)
  return cameras.find(({ id }) => scope === `camera:${id}`)?.place ?? null
}

/**
 * @param now Unix ms; days begin at midnight of the zone the code runs in
 * @param lessons newest first
 */
export function periodOf(
  { period, from, to, lesson }: ReportForm,
  now: number,
  lessons: readonly LessonSpan[] = [],
): { from: number; to: number } {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  switch (period) {
    case 'hour':
      return { from: now - HOUR_MS, to: now }
    case 'shift':
      return { from: now - SHIFT_MS, to: now }
    case 'today':
      return { from: midnight, to: now }
    case 'yesterday': {
      const before = new Date(midnight)
      before.setDate(before.getDate() - 1)
      return { from: before.getTime(), to: midnight }
    }
    case 'week':
      return { from: now - 7 * 24 * HOUR_MS, to: now }
    case 'custom':
      return { from, to }
    case 'lesson': {
      const span = lessonOf(lesson, lessons)
      // No lesson, no period: what is wrong is said at the field.
      return span ? { from: span.from, to: span.to } : { from: Number.NaN, to: Number.NaN }
    }
  }
}

export function toQuestion(
  form: ReportForm,
  now: number,
  zone: string,
  lessons: readonly LessonSpan[] = [],
): ReportQuestionInput {
  const place = form.scope.startsWith('place:') ? form.scope.slice('place:'.length) : null
  const cameraIds = form.scope.startsWith('camera:') ? [form.scope.slice('camera:'.length)] : []
  return { ...periodOf(form, now, lessons), zone, cameraIds, place, length: form.length }
}
