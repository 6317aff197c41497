import { expect, test } from 'vitest'
import type { AnswerMessage } from '@/server/contract/assistant'
import type { ReportDigest } from '@/server/contract/report'
import { hasHole, type ShownSentence, standing, textAndRest, withMessages } from './answer-state'
import { begin } from './report-state'

const digest = { facts: [] } as unknown as ReportDigest
const start = begin({ id: 'a', model: 'm', locale: 'en', digest })
const token = (seq: number, text: string): AnswerMessage => ({ type: 'token', id: 'a', seq, text })
const sentence = (seq: number, index: number, text: string, from: number | null): AnswerMessage => ({
  ...{ type: 'sentence', id: 'a', seq, index, text, source: from === null ? 'digest' : 'model', detail: '', cites: [] },
  ...(index === 1 ? { verdict: 'struck', reason: 'number' } : { verdict: 'verified', reason: null }),
  span: from === null ? null : { from, to: from + text.length },
})
const MESSAGES: AnswerMessage[] = [
  token(1, 'One.'),
  token(2, ' Tw'),
  sentence(3, 0, 'One.', 0),
  token(4, 'o.'),
  sentence(5, 1, 'Two.', 5),
  sentence(6, 2, 'Three.', null),
  { type: 'done', id: 'a', seq: 7, ttft_ms: 5, tokens: 3, tokens_per_s: 20, finish: 'stop', struck: 1 },
]

test('the text goes on behind the last sentence, and the end takes the rest away', () => {
  const tails = MESSAGES.map((_, i) => withMessages(start, MESSAGES.slice(0, i + 1)).tail)
  expect(tails).toEqual(['One.', 'One. Tw', 'Tw', 'Two.', '', '', ''])
  const end = withMessages(start, MESSAGES)
  expect(end).toMatchObject({ phase: 'done', seq: 7, done: { tokens: 3 } })
  expect(end.sentences.map(({ text, struck }) => [text, struck?.reason])).toEqual([
    ['One.', undefined],
    ['Two.', 'number'],
    ['Three.', undefined],
  ])
  expect(standing(end.sentences).map(({ text }) => text)).toEqual(['One.', 'Three.'])
})

test('what comes twice, of another answer or after a hole changes nothing', () => {
  const some = withMessages(start, MESSAGES.slice(0, 3))
  expect(withMessages(some, MESSAGES.slice(0, 3))).toEqual(some)
  expect(withMessages(some, [{ ...token(4, 'x'), id: 'b' }])).toEqual(some)
  expect(withMessages(some, MESSAGES.slice(4))).toEqual(some)
  expect(hasHole(some, MESSAGES.slice(4))).toBe(true)
  expect(hasHole(some, MESSAGES.slice(0, 3))).toBe(false)
  expect(withMessages(some, MESSAGES)).toEqual(withMessages(start, MESSAGES))
})

test('a place in the queue is shown until the first word', () => {
  const waiting = withMessages(start, [{ type: 'waiting', id: 'a', seq: 1, place: 2 }])
  expect(waiting).toMatchObject({ phase: 'waiting', place: 2 })
  expect(withMessages(waiting, [token(2, 'x')])).toMatchObject({ phase: 'writing', place: null })
})

test('what the digest says in place of a struck sentence stands where that was, the rest behind the text', () => {
  const of = (source: ShownSentence['source'], i: number) => ({
    key: String(i),
    text: source,
    source,
    cites: [],
    struck: null,
  })
  const keys = (sources: ShownSentence['source'][], writing = false) =>
    textAndRest(sources.map(of), writing).map((part) => part.map(({ key }) => key).join(''))
  expect(keys(['model', 'digest', 'model', 'digest'])).toEqual(['012', '3'])
  expect(keys(['model', 'digest', 'model', 'digest'], true)).toEqual(['0123', ''])
  expect(keys(['digest', 'digest'])).toEqual(['', '01'])
  expect(keys(['digest', 'person', 'digest'])).toEqual(['1', '02'])
})
