/** The form of a report. Pure. */
import type { Locale } from '@/server/contract/locale'
import type { ReportLength, ReportQuestionInput } from '@/server/contract/report'

export const PERIODS = ['hour', 'shift', 'today', 'yesterday', 'week', 'custom'] as const
export type PeriodName = (typeof PERIODS)[number]

export type ReportForm = {
  period: PeriodName
  /** Of a custom period, Unix ms. */
  from: number
  to: number
  /** '' for all, `place:NAME`, `camera:ID`. */
  scope: string
  locale: Locale
  length: ReportLength
}

const HOUR_MS = 3_600_000
const SHIFT_MS = 8 * HOUR_MS

export function newForm(now: number, locale: Locale): ReportForm {
  return { period: 'shift', from: now - SHIFT_MS, to: now, scope: '', locale, length: 'normal' }
}

/** @param now Unix ms; days begin at midnight of the zone the code runs in */
export function periodOf({ period, from, to }: ReportForm, now: number): { from: number; to: number } {
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
  }
}

export function toQuestion(form: ReportForm, now: number, zone: string): ReportQuestionInput {
  const place = form.scope.startsWith('place:') ? form.scope.slice('place:'.length) : null
  const cameraIds = form.scope.startsWith('camera:') ? [form.scope.slice('camera:'.length)] : []
  return { ...periodOf(form, now), zone, cameraIds, place, length: form.length }
}
