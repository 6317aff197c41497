/** A sentence as tokens: names, citations, moments, numbers, words that are in the list, and what is not understood. Pure. */
import type { Locale } from '../../contract/locale'
import type { Unit } from '../../contract/report'
import { agrees } from './agreement'
import { LEXICON_ASK } from './lexicon-ask'
import { LEXICON_EN } from './lexicon-en'
import { LEXICON_ZH } from './lexicon-zh'
import { dayAt, timeAt } from './moments'
import { numberAt } from './numbers'
import type { Entry, Lexicon } from './tag'

export type Token = { text: string } & (
  | { t: 'name' }
  | { t: 'cite'; ids: string[] }
  | { t: 'time'; hour: number; minute: number }
  | { t: 'day'; year: number | null; month: number; day: number }
  /** odd: the words, where what it counts has not the form for so many. */
  | { t: 'number'; value: number; unit: Unit | null; odd?: string }
  | { t: 'word'; entry: Entry }
  | { t: 'mark' }
  | { t: 'unknown' }
)

/** A word of reports stays what it is there. */
const LEXICONS: Record<Locale, Lexicon> = {
  en: new Map([...LEXICON_ASK.en, ...LEXICON_EN]),
  'zh-CN': new Map([...LEXICON_ASK['zh-CN'], ...LEXICON_ZH]),
}

/** By their first letter, the longest first. */
function byFirst(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const word of [...lexicon.keys()].sort((a, b) => b.length - a.length)) {
    const first = word[0] ?? ''
    groups.set(first, [...(groups.get(first) ?? []), word])
  }
  return groups
}
const WORDS: Record<Locale, ReadonlyMap<string, readonly string[]>> = {
  en: byFirst(LEXICONS.en),
  'zh-CN': byFirst(LEXICONS['zh-CN']),
}

const NAME = /^(?:“([^”\n]*)”|"([^"\n]*)"|「([^」\n]*)」|『([^』\n]*)』)/
const CITE = /^[[【]\s*(f\d+(?:\s*[,，、;；]\s*f\d+)*)\s*[\]】]/i
const MARK = /^[\s,.;:!?()，。；：！？、（）–—-]+/
const TRACK = /^#\s?(\d+)/
const PERCENT_ZH = /^百分之/
const UNKNOWN: Record<Locale, RegExp> = { en: /^[\p{L}\p{M}\p{N}'’_-]+|^[\s\S]/u, 'zh-CN': /^[a-z\p{M}\d_]+|^[\s\S]/iu }

export function scan(sentence: string, locale: Locale): Token[] {
  const text = foldWidth(sentence)
  const tokens: Token[] = []
  for (let i = 0; i < text.length; ) {
    const token = tokenAt(text.slice(i), i === 0 ? '' : text[i - 1]!, locale)
    tokens.push(token)
    i += token.text.length
  }
  return tokens
}

/** Full-width digits and letters are the same as others; one unit stays one unit. */
function foldWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％＃：]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
}

function tokenAt(rest: string, before: string, locale: Locale): Token {
  const name = NAME.exec(rest)
  if (name) return { t: 'name', text: name[0] }
  const cite = CITE.exec(rest)
  if (cite) return { t: 'cite', text: cite[0], ids: cite[1]!.toLowerCase().split(/[\s,，、;；]+/) }
  const begins = locale === 'zh-CN' || !/[\p{L}\p{N}]/u.test(before)
  const valued = begins ? (momentAt(rest, locale) ?? wordAt(rest, locale) ?? countAt(rest, locale)) : null
  if (valued) return valued
  const mark = MARK.exec(rest)
  if (mark) return { t: 'mark', text: mark[0] }
  const percent = rest.startsWith('%') ? wordAt(rest, locale) : null
  return percent ?? { t: 'unknown', text: UNKNOWN[locale].exec(rest)?.[0] ?? rest[0]! }
}

function momentAt(rest: string, locale: Locale): Token | null {
  const day = dayAt(rest, locale)
  if (day) return { t: 'day', ...day, text: rest.slice(0, day.length) }
  const time = timeAt(rest, locale, (words) => numberAt(words, locale)?.value ?? Number.NaN)
  return time && { t: 'time', ...time, text: rest.slice(0, time.length) }
}

function wordAt(rest: string, locale: Locale): Token | null {
  const lower = rest.slice(0, 80).toLowerCase()
  const word = WORDS[locale]
    .get(lower[0] ?? '')
    ?.find(
      (candidate) =>
        lower.startsWith(candidate) &&
        (locale === 'zh-CN' || candidate === '%' || !/^[\p{L}\p{N}'’-]/u.test(lower.slice(candidate.length))),
    )
  if (word === undefined) return null
  const entry = LEXICONS[locale].get(word)!
  const text = rest.slice(0, word.length)
  if (entry.banned) return { t: 'unknown', text }
  return entry.value === undefined
    ? { t: 'word', entry, text }
    : { t: 'number', value: entry.value, unit: entry.unit ?? null, text }
}

function countAt(rest: string, locale: Locale): Token | null {
  const track = TRACK.exec(rest)
  if (track) return { t: 'number', value: Number(track[1]), unit: 'track', text: track[0] }
  const percent = locale === 'zh-CN' ? PERCENT_ZH.exec(rest)?.[0] : undefined
  const number = numberAt(rest.slice(percent?.length ?? 0), locale)
  if (!number) return null
  const length = (percent?.length ?? 0) + number.length
  const { value } = number
  const text = rest.slice(0, length)
  if (percent !== undefined) return { t: 'number', value, unit: 'percent', text }
  const counted = unitAfter(rest.slice(length), locale)
  const odd = counted && !agrees(value, counted.word) ? { odd: `${text} ${counted.word}` } : {}
  return { t: 'number', value, unit: counted?.unit ?? null, ...odd, text }
}

/** What the number counts: the next word, but for states and the like between them. */
function unitAfter(rest: string, locale: Locale): { unit: Unit; word: string } | null {
  let left = rest
  for (let skipped = 0; skipped <= 3; skipped++) {
    left = left.trimStart()
    const word = wordAt(left, locale)
    if (word?.t !== 'word') return null
    const { unit, between } = word.entry
    if (unit) return { unit, word: word.text }
    if (!between) return null
    left = left.slice(word.text.length)
  }
  return null
}
