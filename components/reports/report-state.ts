/** A report as it is made: what the model writes, or the digest alone. Pure. */
import type { AnswerBegun } from '@/server/contract/assistant'
import type { Locale } from '@/server/contract/locale'
import type { ReportDigest } from '@/server/contract/report'
import { type AnswerState, type ShownSentence, textAndRest, unanswered } from './answer-state'

export type ReportState = AnswerState & {
  digest: ReportDigest
  locale: Locale
  /** Null: the digest alone. */
  model: string | null
}

export function begin({ id, model, locale, digest }: AnswerBegun): ReportState {
  return { ...unanswered(id), digest, locale, model }
}

/** What was written stays, and the next answer goes on behind it. */
export function goOn(before: ReportState, begun: AnswerBegun): ReportState {
  const [written] = textAndRest(before.sentences, false)
  return { ...begin(begun), sentences: written.map((sentence) => ({ ...sentence, key: `b${sentence.key}` })) }
}

export function fromDigest(digest: ReportDigest, locale: Locale): ReportState {
  const sentences = digest.facts.map(({ id, sentence }): ShownSentence => {
    return { key: id, text: sentence[locale], source: 'digest', cites: [id], struck: null }
  })
  return { ...unanswered(null), digest, locale, model: null, sentences, phase: 'done' }
}
