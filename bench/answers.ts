/** Answers of the assistant over HTTP, as a page has them. */
import { type AnswerBegun, type AnswerMessage, type AnswerStart, answerMessage } from '../server/contract/assistant'
import type { Account } from './http-client'

const HOUR_MS = 3_600_000
/** The last hour: next to nothing has happened, so every answer is asked alike. */
export const question = () => ({ from: Date.now() - HOUR_MS, to: Date.now(), zone: 'UTC' })

export function startAnswer({ call }: Account, params: AnswerStart['params']): Promise<AnswerBegun> {
  return call('POST', '/api/assistant/answers', { question: question(), locale: 'en', params })
}

/** Reads an answer to its end. Resolves with its last message and how many there were. */
export async function readAnswer(
  { url, cookie }: Account,
  id: string,
): Promise<{ last: AnswerMessage; count: number }> {
  const answer = await fetch(`${url}/api/assistant/answers/${id}`, { headers: { cookie } })
  if (!answer.ok || !answer.body) throw new Error(`the answer's stream answered ${answer.status}`)
  let [rest, last, count] = ['', '', 0]
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines)
      if (line.startsWith('data: ')) {
        last = line.slice(6)
        count++
      }
  }
  return { last: answerMessage.parse(JSON.parse(last)), count }
}

/** The end of one that went well. Throws for another. */
export function doneOf(last: AnswerMessage) {
  if (last.type !== 'done') throw new Error(`the answer ended with ${JSON.stringify(last)}`)
  return last
}
