/** Days and times as they are written in a sentence, in both languages. Pure. */
import type { Locale } from '../../contract/locale'
import { MONTHS_EN } from '../facts/moment'

export type WrittenTime = { hour: number; minute: number; length: number }
export type WrittenDay = { year: number | null; month: number; day: number; length: number }

/** With seconds it is a time that no fact has. */
const CLOCK = /^(\d{1,2}):(\d{2})(?![\d:])/
const CLOCK_ZH =
  /^(\d{1,2}|[零一二三四五六七八九十]{1,3})[点时](?:(\d{1,2}|[零一二三四五六七八九十]{1,3})分|整)?(?![零一二三四五六七八九\d])/
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/
const DAY_ZH = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]/
/** Whole or its first letters, and nothing else: "1 marked" is no day. */
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])'
const DAY_MONTH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}(?:,?\\s+(\\d{4})(?!\\d|:))?`, 'i')
const MONTH_DAY = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:)(?:,?\\s+(\\d{4})(?!\\d|:))?`, 'i')

const monthOf = (name: string) =>
  MONTHS_EN.findIndex((month) => month.toLowerCase() === name.slice(0, 3).toLowerCase()) + 1

/** @param toNumber reads a number in words */
export function timeAt(text: string, locale: Locale, toNumber: (text: string) => number): WrittenTime | null {
  const clock = CLOCK.exec(text)
  if (clock) return { hour: Number(clock[1]), minute: Number(clock[2]), length: clock[0].length }
  const spoken = locale === 'zh-CN' ? CLOCK_ZH.exec(text) : null
  if (!spoken) return null
  const [all, hour = '', minute] = spoken
  return { hour: toNumber(hour), minute: minute === undefined ? 0 : toNumber(minute), length: all.length }
}

export function dayAt(text: string, locale: Locale): WrittenDay | null {
  const iso = ISO.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), length: iso[0].length }
  if (locale === 'zh-CN') {
    const found = DAY_ZH.exec(text)
    if (!found) return null
    const [all, year, month, day] = found
    return {
      year: year === undefined ? null : Number(year),
      month: Number(month),
      day: Number(day),
      length: all.length,
    }
  }
  const dayFirst = DAY_MONTH.exec(text)
  const monthFirst = dayFirst ? null : MONTH_DAY.exec(text)
  const [all, day, month, year] =
    dayFirst ?? (monthFirst ? [monthFirst[0], monthFirst[2], monthFirst[1], monthFirst[3]] : [])
  if (all === undefined || day === undefined || month === undefined) return null
  return { year: year === undefined ? null : Number(year), month: monthOf(month), day: Number(day), length: all.length }
}
