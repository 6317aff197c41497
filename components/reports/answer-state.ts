/** An answer as it comes: what the model has said, judged sentence by sentence, and what it looked up. Pure. */
import type { AnswerCall, AnswerMessage, AnswerSentence } from '@/server/contract/assistant'
import type { ReportSentence, StruckReason } from '@/server/contract/report'

export type ShownSentence = ReportSentence & {
  key: string
  /** Why it was struck, and which words are wrong; null when it stands. */
  struck: { reason: StruckReason; detail: string } | null
}

type Done = Extract<AnswerMessage, { type: 'done' }>

export type AnswerState = {
  answerId: string | null
  sentences: readonly ShownSentence[]
  /** What has been said of the sentence that goes on. */
  tail: string
  /** All that has been said, UTF-16 units. */
  said: number
  /** Of a question: what was looked up. */
  calls: readonly AnswerCall[]
  /** Number of the last message. */
  seq: number
  phase: 'waiting' | 'writing' | 'done' | 'failed'
  /** In the queue, from 1. */
  place: number | null
  done: Done | null
  error: string | null
}

/** Nothing has been said yet. */
export function unanswered(answerId: string | null): AnswerState {
  return {
    ...{ answerId, sentences: [], tail: '', said: 0, calls: [], seq: 0 },
    ...{ phase: 'waiting', place: null, done: null, error: null },
  }
}

/** Messages of this answer in their order; those that are known, and of other answers, change nothing. */
export function withMessages<S extends AnswerState>(state: S, messages: readonly AnswerMessage[]): S {
  return messages.reduce(withMessage, state)
}

function withMessage<S extends AnswerState>(state: S, message: AnswerMessage): S {
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
    case 'call':
      return { ...next, place: null, calls: [...state.calls, message] }
    case 'sentence':
      return withSentence(next, message)
    case 'done':
      return { ...next, phase: 'done', place: null, tail: '', done: message }
    case 'error':
      return { ...next, phase: 'failed', place: null, tail: '', error: message.code }
  }
}

function withSentence<S extends AnswerState>(state: S, sentence: AnswerSentence): S {
  const { index, text, source, cites, reason, detail, span } = sentence
  const shown: ShownSentence = { key: String(index), text, source, cites, struck: reason && { reason, detail } }
  // What was said behind it begins the next one.
  const tail = span ? state.tail.slice(state.tail.length - (state.said - span.to)).trimStart() : state.tail
  return { ...state, sentences: [...state.sentences, shown], tail }
}

/** Some messages have not come: those behind `seq` have to be asked for again. */
export function hasHole(state: AnswerState, messages: readonly AnswerMessage[]): boolean {
  return messages.some(({ id, seq }) => id === state.answerId && seq > state.seq)
}

export const isUnderWay = ({ phase }: Pick<AnswerState, 'phase'>): boolean => phase === 'waiting' || phase === 'writing'

/**
 * The sentences of the text, and those that the digest has to add behind it. Inside it the digest's stand where a struck one
 * was; while it is written nobody knows which are the last.
 */
export function textAndRest(sentences: readonly ShownSentence[], writing: boolean): [ShownSentence[], ShownSentence[]] {
  const end = writing ? sentences.length : sentences.findLastIndex(({ source }) => source === 'model') + 1
  const isRest = ({ source }: ShownSentence, i: number) => i >= end && source === 'digest'
  return [sentences.filter((one, i) => !isRest(one, i)), sentences.filter(isRest)]
}

/** What is kept: the sentences that stand. */
export function standing(sentences: readonly ShownSentence[]): ReportSentence[] {
  return sentences.filter(({ struck }) => !struck).map(({ text, source, cites }) => ({ text, source, cites }))
}
