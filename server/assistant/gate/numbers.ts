/** Numbers as digits and as words, in both languages. Pure. */
import type { Locale } from '../../contract/locale'

export type FoundNumber = { value: number; length: number }

const DIGITS = /^\d+(?:,\d{3})*(?:\.\d+)?/

/** The number that begins here; null when none does. */
export function numberAt(text: string, locale: Locale): FoundNumber | null {
  const digits = DIGITS.exec(text)?.[0]
  if (digits !== undefined) return { value: Number(digits.replaceAll(',', '')), length: digits.length }
  return locale === 'en' ? englishAt(text) : chineseAt(text)
}

const SMALL = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const WORDS = new Map<string, number>([
  ...SMALL.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
  ['hundred', 100],
  ['thousand', 1000],
])
const WORD = new RegExp(
  `^(?:[\\s-]+(?:and\\s+)?)?(${[...WORDS.keys()].sort((a, b) => b.length - a.length).join('|')})(?![a-z])`,
  'i',
)

function englishAt(text: string): FoundNumber | null {
  if (/^[\s-]/.test(text)) return null
  let [total, group, length] = [0, 0, 0]
  for (;;) {
    const match = WORD.exec(text.slice(length))
    if (!match || (length === 0 && match[0] !== match[1])) break
    const value = WORDS.get(match[1]!.toLowerCase())!
    if (value === 1000) {
      total += Math.max(group, 1) * 1000
      group = 0
    } else if (value === 100) group = Math.max(group, 1) * 100
    else group += value
    length += match[0].length
  }
  return length === 0 ? null : { value: total + group, length }
}

const CHINESE = /^[零〇一二三四五六七八九十百千万两]+/
const DIGIT: Record<string, number> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}
const SCALE: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

function chineseAt(text: string): FoundNumber | null {
  const found = CHINESE.exec(text)?.[0]
  if (found === undefined) return null
  const fraction = /^点([零〇一二三四五六七八九]+)(?!分)/.exec(text.slice(found.length))
  const value = chineseValue(found)
  if (!fraction) return { value, length: found.length }
  const decimals = [...fraction[1]!].map((digit) => DIGIT[digit]).join('')
  return { value: Number(`${value}.${decimals}`), length: found.length + fraction[0].length }
}

function chineseValue(text: string): number {
  // Written digit by digit: 二〇三.
  if (![...text].some((char) => char in SCALE || char === '万'))
    return Number([...text].map((char) => DIGIT[char]).join(''))
  let [total, section, digit] = [0, 0, 0]
  for (const char of text) {
    if (char === '万') {
      total = (total + section + digit) * 10_000
      section = digit = 0
    } else if (char in SCALE) {
      section += (digit || 1) * SCALE[char]!
      digit = 0
    } else digit = DIGIT[char]!
  }
  return total + section + digit
}
