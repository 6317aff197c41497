/** The text of a report for people: without citations, and back from what somebody edited. Pure. */
import type { Locale } from '@/server/contract/locale'
import type { ReportSentence } from '@/server/contract/report'

const CITES = /\s*[[【]\s*f\d+(?:\s*[,，、;；]\s*f\d+)*\s*[\]】]/gi

export const withoutCitations = (text: string): string => text.replace(CITES, '').trim()

/** Pieces of a sentence: text, and the facts cited there. */
export function pieces(text: string): ({ text: string } | { cites: string[] })[] {
  const found: ({ text: string } | { cites: string[] })[] = []
  let from = 0
  for (const match of text.matchAll(CITES)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) })
    found.push({ cites: [...match[0].matchAll(/f\d+/gi)].map(([id]) => id.toLowerCase()) })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}

export function plainText(sentences: readonly ReportSentence[], locale: Locale): string {
  return sentences.map(({ text }) => withoutCitations(text)).join(locale === 'en' ? ' ' : '')
}

/** One sentence a line, for editing. */
export function toLines(sentences: readonly ReportSentence[]): string {
  return sentences.map(({ text }) => withoutCitations(text)).join('\n')
}

/** Lines that are as they were keep their evidence; the others are a person's. */
export function fromLines(lines: string, before: readonly ReportSentence[]): ReportSentence[] {
  const left = [...before]
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const i = left.findIndex(({ text }) => withoutCitations(text) === line)
      const [same] = i < 0 ? [] : left.splice(i, 1)
      return same ?? { text: line, source: 'person', cites: [] }
    })
}
