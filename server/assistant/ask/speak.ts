/** A question's answer: the model asks for tools, gets what they found, and writes, so many rounds at most. */
import type { AnswerParams } from '../../contract/assistant'
import type { Chat, ChatMessage, ToolCall, ToolSpec } from '../engines/chat'
import type { Ended } from '../engines/engine'

/** Turns of the model, the last one without tools, and calls in all of them. */
export const MAX_ROUNDS = 6
export const MAX_CALLS = 10

export type Asking<Used> = {
  chat: Chat
  system: string
  question: string
  tools: readonly ToolSpec[]
  params: AnswerParams
  /** `said`: what the model is told. */
  use(call: ToolCall, left: number): Promise<{ used: Used; said: string }>
}

/** Text as it is made, and what each call found. Throws what the engine throws, and what `use` does. */
export async function* speak<Used>(
  { chat, system, question, tools, params, use }: Asking<Used>,
  signal: AbortSignal,
): AsyncGenerator<string | { used: Used }, Ended> {
  const messages: ChatMessage[] = [
    { role: 'system', content: system },
    { role: 'user', content: question },
  ]
  let calls = 0
  let tokens: number | null = 0
  for (let round = 1; ; round++) {
    const more = round < MAX_ROUNDS && calls < MAX_CALLS
    let text = ''
    const turn = chat.turn(messages, tools, { params, more }, signal)
    let next = await turn.next()
    try {
      for (; !next.done; next = await turn.next()) {
        text += next.value
        yield next.value
      }
    } finally {
      if (!next.done) await turn.return({ finish: 'stop', tokens: null, calls: [] }).catch(() => undefined)
    }
    const ended = next.value
    tokens = tokens === null || ended.tokens === null ? null : tokens + ended.tokens
    if (ended.calls.length === 0 || !more) return { finish: ended.finish, tokens }
    // What was said so far is a sentence of its own.
    if (text !== '') yield '\n'
    messages.push({ role: 'assistant', content: text, calls: ended.calls })
    for (const call of ended.calls) {
      signal.throwIfAborted()
      const { used, said } = await use(call, MAX_CALLS - calls)
      calls++
      yield { used }
      messages.push({ role: 'tool', callId: call.id, content: said })
    }
  }
}
