/** What is written on a picture. Pure. */
import { BEHAVIOUR_ZH } from '../contract/behaviours'
import { labelName } from '../contract/label-names'
import type { Locale } from '../contract/locale'
import type { ObjectName } from '../overlay/draw'

/** English names as people read them; BEHAVIOUR_EN holds the names of the wire. */
const ENGLISH = {
  u: 'Looking up',
  d: 'Looking down',
  c: 'Lying on desk',
  b: 'Looking back',
  p: 'Using phone',
  s: 'Standing',
} as const

const UNSURE: Record<Locale, string> = { en: 'Not clear', 'zh-CN': '不确定' }

/** What objects are called in this language. */
export function objectNames(locale: Locale): ObjectName {
  const behaviours = locale === 'en' ? ENGLISH : BEHAVIOUR_ZH
  return ({ behavior, class_name, unsure }) => {
    if (behavior) return behaviours[behavior.code]
    return unsure ? UNSURE[locale] : labelName(class_name, locale)
  }
}

const EXPORTED: Record<Locale, string> = { en: 'Exported copy', 'zh-CN': '导出副本' }
const NEAR: Record<Locale, string> = { en: 'Exported copy, boxes near', 'zh-CN': '导出副本，框为近似位置' }

/** What a copy says of itself. near: see FilmIndex. */
export const exportedNote = (locale: Locale, near = false): string => (near ? NEAR : EXPORTED)[locale]

/** Camera and capture time, in the time zone of the server. */
export function caption(title: string, atMs: number, locale: Locale, timeZone?: string): string {
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    ...(timeZone && { timeZone }),
  }).format(atMs)
  return `${title}  ${time}`
}
