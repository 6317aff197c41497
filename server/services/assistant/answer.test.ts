import { expect, test } from 'vitest'
import type { AnswerMessage } from '../../contract/assistant'
import { createAnswer } from './answer'

const NEVER = new AbortController().signal
const done = { type: 'done', ttft_ms: 1, tokens: 1, tokens_per_s: 1, finish: 'stop', struck: 0 } as const

async function all(stream: AsyncIterable<AnswerMessage>): Promise<number[]> {
  const seqs: number[] = []
  for await (const { seq } of stream) seqs.push(seq)
  return seqs
}

test('whoever comes, at whatever moment, hears every message once and in order', async () => {
  const answer = createAnswer('a')
  const readers = [all(answer.follow(0, NEVER))]
  for (let i = 0; i < 20; i++) {
    answer.say({ type: 'token', text: String(i) })
    if (i % 5 === 0) readers.push(all(answer.follow(i, NEVER)))
    await Promise.resolve()
  }
  answer.say(done)
  answer.say({ type: 'token', text: 'too late' })
  readers.push(all(answer.follow(21, NEVER)), all(answer.follow(500, NEVER)))
  const heard = await Promise.all(readers)
  const from = (n: number) => Array.from({ length: 21 - n }, (_, i) => n + i + 1)
  expect(heard).toEqual([from(0), from(0), from(5), from(10), from(15), [], []])
})

test('a reader that leaves is let go', async () => {
  const answer = createAnswer('a')
  const gone = new AbortController()
  const reading = all(answer.follow(0, gone.signal))
  answer.say({ type: 'token', text: 'x' })
  await new Promise(setImmediate)
  gone.abort()
  expect(await reading).toEqual([1])
})
