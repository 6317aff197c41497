/** A report as it is made: what the model has said, judged sentence by sentence, or the digest alone. Pure. */
import type { AnswerBegun, AnswerMessage, AnswerSentence } from '@/server/contract/assistant'
import type { Locale } from '@/server/contract/locale'
import type { ReportDigest, ReportSentence, StruckReason } from '@/server/contract/report'

export type ShownSentence = ReportSentence & {
  key: string
  /** Why it was struck, and which words are wrong; null when it stands. */
  struck: { reason: StruckReason; detail: string } | null
}

type Done = Extract<AnswerMessage, { type: 'done' }>

export type ReportState = {
  digest: ReportDigest
  locale: Locale
  /** Null: the digest alone. */
  model: string | null
  answerId: string | null
  sentences: readonly ShownSentence[]
  /** What has been said of the sentence that goes on. */
  tail: string
  /** All that has been said, UTF-16 units. */
  said: number
  /** Number of the last message. */
  seq: number
  phase: 'waiting' | 'writing' | 'done' | 'failed'
  /** In the queue, from 1. */
  place: number | null
  done: Done | null
  error: string | null
}

export function begin({ id, model, locale, digest }: AnswerBegun): ReportState {
  return {
    ...{ digest, locale, model, answerId: id, sentences: [], tail: '', said: 0, seq: 0 },
    ...{ phase: 'waiting', place: null, done: null, error: null },
  }
}

/** What was written stays, and the next answer goes on behind it. */
export function goOn(before: ReportState, begun: AnswerBegun): ReportState {
  const written = before.sentences.filter(({ source }) => source !== 'digest')
  return { ...begin(begun), sentences: written.map((sentence) => ({ ...sentence, key: `b${sentence.key}` })) }
}

export function fromDigest(digest: ReportDigest, locale: Locale): ReportState {
  const sentences = digest.facts.map(({ id, sentence }): ShownSentence => {
    return { key: id, text: sentence[locale], source: 'digest', cites: [id], struck: null }
  })
  return {
    ...{ digest, locale, model: null, answerId: null, sentences, tail: '', said: 0, seq: 0 },
    ...{ phase: 'done', place: null, done: null, error: null },
  }
}

/** Messages of this answer in their order; those that are known, and of other answers, change nothing. */
export function withMessages(state: ReportState, messages: readonly AnswerMessage[]): ReportState {
  return messages.reduce(withMessage, state)
}

function withMessage(state: ReportState, message: AnswerMessage): ReportState {
  if (message.id !== state.answerId || message.seq !== state.seq + 1) return state
  const next = { ...state, seq: message.seq }
  switch (message.type) {
    case 'waiting':
      return { ...next, place: message.place }
    case 'token':
      return {
        ...next,
        phase: 'writing',
        place: null,
        tail: state.tail + message.text,
        said: state.said + message.text.length,
      }
    case 'sentence':
      return withSentence(next, message)
    case 'done':
      return { ...next, phase: 'done', place: null, tail: '', done: message }
    case 'error':
      return { ...next, phase: 'failed', place: null, tail: '', error: message.code }
  }
}

function withSentence(state: ReportState, sentence: AnswerSentence): ReportState {
  const { index, text, source, cites, reason, detail, span } = sentence
  const shown: ShownSentence = { key: String(index), text, source, cites, struck: reason && { reason, detail } }
  // What was said behind it begins the next one.
  const tail = span ? state.tail.slice(state.tail.length - (state.said - span.to)).trimStart() : state.tail
  return { ...state, sentences: [...state.sentences, shown], tail }
}

/** Some messages have not come: those behind `seq` have to be asked for again. */
export function hasHole(state: ReportState, messages: readonly AnswerMessage[]): boolean {
  return messages.some(({ id, seq }) => id === state.answerId && seq > state.seq)
}

export const isUnderWay = ({ phase }: ReportState): boolean => phase === 'waiting' || phase === 'writing'

/** What is kept: the sentences that stand. */
export function standing(sentences: readonly ShownSentence[]): ReportSentence[] {
  return sentences.filter(({ struck }) => !struck).map(({ text, source, cites }) => ({ text, source, cites }))
}
