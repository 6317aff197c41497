/** What a model may say, and how much of it is listened to. */
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { shift } from '../../assistant/testing/material'
import { type AnswerMessage, answerParams } from '../../contract/assistant'
import { MAX_SENTENCES } from '../../contract/report'
import { createDesk, type Order } from './desk'
import { createFigures } from './figures'
import { createGate, evidenceOf } from './gated-text'

const NEVER = new AbortController().signal
const desk = createDesk({
  ...{
    clock: { now: Date.now, steady: () => performance.now() },
    log: pino({ level: 'silent' }),
    figures: createFigures(),
  },
})

async function told(id: string, said: () => Iterable<string>): Promise<AnswerMessage[]> {
  async function* speak(): ReturnType<Order['speak']> {
    yield* said()
    return { finish: 'stop', tokens: null }
  }
  const { from, until, zone } = shift()
  const evidence = { ...evidenceOf({ facts: [], from, until, zone } as never), locale: 'en' as const }
  const answer = desk.begin({
    ...{ id, owner: 'ann', rights: '', facts: () => [], report: null, full: () => null, speak },
    ...{ params: answerParams.parse({ maxTokens: 2_000 }), gated: createGate(evidence, () => []) },
  })
  const messages: AnswerMessage[] = []
  for await (const message of answer.follow(0, NEVER)) messages.push(message)
  return messages
}

function* endless(piece: string): Generator<string> {
  for (;;) yield piece
}

test.each([
  ['full stops, ten thousand at once', '. '.repeat(10_000)],
  ['a line that never ends', 'and '.repeat(16_000)],
  ['half letters and marks that nobody sees', '\ud83d\u202e\u0000'],
])('%s: it ends, with no more sentences than a report may have', async (name, piece) => {
  const messages = await told(name, () => endless(piece))
  expect(messages.at(-1)).toMatchObject({ type: 'done', finish: 'length' })
  const sentences = messages.filter(({ type }) => type === 'sentence')
  // Those of the part that was one too many.
  expect(sentences.length).toBeLessThan(MAX_SENTENCES + 300)
  const text = messages.map((message) => (message.type === 'token' ? message.text : '')).join('')
  expect(text.length).toBeLessThanOrEqual(2_000 * 16)
})
