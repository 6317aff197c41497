/** A sentence of a report as a reader takes it: what stands before each citation, with its names, moments and numbers. */
import type { Locale } from '../../server/contract/locale'
import type { Counted } from './claims'
import { meaningsOf, type Word } from './words'

/** Of a moment that is told; day and month only where they are. */
export type Moment = { clock: string; day: string | null }

/** `by`: of who did something; `rule`: of an alert or a rule; null: the words before it do not say. */
export type Named = { name: string; as: 'by' | 'rule' | null }

export type Clause = {
  names: Named[]
  moments: Moment[]
  /** Of what is counted; null: it is not said. */
  numbers: { value: number; of: Counted | null }[]
  /** Null: it says what nobody could know. */
  words: Set<Word> | null
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY: Record<Locale, string> = { en: `(\\d{1,2}) (${MONTHS.join('|')})`, 'zh-CN': '(\\d{1,2})月(\\d{1,2})日' }
const COUNTED: Record<Locale, readonly (readonly [RegExp, Counted])[]> = {
  en: [
    [/^ ?person-minutes?\b/, 'person_minutes'],
    [/^ (?:people|persons?)\b/, 'people'],
    [/^ (?:(?:open|acknowledged|resolved) )?alerts?\b/, 'alerts'],
    [/^ cameras?\b/, 'cameras'],
    [/^ minutes?\b/, 'minutes'],
    [/^ s\b/, 'seconds'],
    [/^ (?:times?|crossings?)\b/, 'times'],
    [/^ (?:things?|objects?)\b/, 'things'],
    [/^%/, 'percent'],
  ],
  'zh-CN': [
    [/^ ?人·分钟/, 'person_minutes'],
    [/^ ?人/, 'people'],
    [/^ ?条/, 'alerts'],
    [/^ ?[路台]/, 'cameras'],
    [/^ ?分钟/, 'minutes'],
    [/^ ?秒/, 'seconds'],
    [/^ ?次/, 'times'],
    [/^ ?个/, 'things'],
    [/^%/, 'percent'],
  ],
}

const AS: Record<Locale, readonly (readonly [RegExp, 'by' | 'rule'])[]> = {
  en: [
    [/\bby $/, 'by'],
    [/\b(?:alert|rule) $/, 'rule'],
  ],
  'zh-CN': [
    [/由$/, 'by'],
    [/(?:告警|规则)$/, 'rule'],
  ],
}

/** Null: something stands behind the last citation. */
export function readSentence(sentence: string, locale: Locale): Clause[] | null {
  const parts = sentence.split(/\[f\d+\]/)
  const rest = parts.pop() ?? ''
  if (parts.length === 0 || /[^\s.。)）]/.test(rest)) return null
  return parts.map((part) => readClause(part, locale))
}

function readClause(part: string, locale: Locale): Clause {
  const names: Named[] = []
  const moments: Moment[] = []
  const numbers: Clause['numbers'] = []
  let text = part.replace(/“([^”]*)”/g, (_, name: string, at: number) => {
    const as = AS[locale].find(([pattern]) => pattern.test(part.slice(0, at)))?.[1] ?? null
    names.push({ name, as })
    return '“”'
  })
  const day = DAY[locale]
  text = text.replace(new RegExp(`(?:${day} )?(\\d{2}:\\d{2})(?: on ${day})?`, 'g'), (_, a, b, clock: string, c, d) => {
    moments.push({ clock, day: dayOf(a ?? c, b ?? d) })
    return '@'
  })
  text = text.replace(/#(\d+)/g, (_, digits: string) => {
    numbers.push({ value: Number(digits), of: 'track' })
    return ' '
  })
  if (locale === 'en' ? /\bnobody\b/.test(text) : /无人/.test(text)) numbers.push({ value: 0, of: 'people' })
  for (const { 0: digits, index } of text.matchAll(/\d+(?:\.\d+)?/g)) {
    const behind = text.slice(index + digits.length)
    const of = COUNTED[locale].find(([pattern]) => pattern.test(behind))?.[1] ?? null
    numbers.push({ value: Number(digits), of })
  }
  const words = meaningsOf(text.replace(/person-minutes?|人·分钟/g, ' '), locale)
  return { names, moments, numbers, words }
}

/** "04-07"; null without. */
function dayOf(a: string | undefined, b: string | undefined): string | null {
  if (a === undefined || b === undefined) return null
  const [month, day] = MONTHS.includes(b) ? [MONTHS.indexOf(b) + 1, Number(a)] : [Number(a), Number(b)]
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
