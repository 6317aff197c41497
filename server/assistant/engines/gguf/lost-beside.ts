/**
 * Two answers are written in one process, and it is lost: nobody knows by whose fault. Each goes on in a new one, alone, so
 * that a fault costs the answer that has it.
 */
import type { AppError } from '../../../errors'
import type { GgufEnded, GgufRequest } from './messages'

export class LostBeside extends Error {
  constructor(readonly why: AppError) {
    super(why.message)
  }
}

/** How an answer goes on: what to ask, and how much of what comes was said before. */
export type Rest = { request: GgufRequest; known: string; tokens: number }

/**
 * A conversation goes on behind what was said. A text that begins the answer, and a grammar, are begun anew: with the same seed
 * the same is said, of which what is known is left out.
 */
export function restOf(request: GgufRequest, said: string, tokens: number): Rest {
  const { prompt, params, grammar } = request
  if (grammar !== null || 'text' in prompt) return { request, known: said, tokens: 0 }
  const messages = said === '' ? prompt.messages : [...prompt.messages, { role: 'assistant' as const, text: said }]
  const left = { ...params, maxTokens: Math.max(1, params.maxTokens - tokens) }
  return { request: { ...request, prompt: { messages }, params: left }, known: '', tokens }
}

/** What comes behind `known`. Throws `why` where something else comes instead. */
export async function* without(
  known: string,
  stream: AsyncGenerator<string, GgufEnded>,
  why: AppError,
): AsyncGenerator<string, GgufEnded> {
  let left = known
  for (;;) {
    const { done, value } = await stream.next()
    if (done) return value
    const same = Math.min(left.length, value.length)
    if (value.slice(0, same) !== left.slice(0, same)) {
      await stream.return({ finish: 'stop', tokens: null })
      throw why
    }
    left = left.slice(same)
    if (value.length > same) yield value.slice(same)
  }
}
