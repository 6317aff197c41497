/** One answer by a loaded model. */
import {
  type Llama,
  LlamaChat,
  LlamaCompletion,
  type LlamaContextSequence,
  type LlamaGrammar,
  type Token,
} from 'node-llama-cpp'
import { AppError, messageOf } from '../../../../errors'
import type { Ended } from '../../engine'
import { GGUF_LIMITS } from '../limits'
import type { ChatMessage, GgufRequest } from '../messages'

/** Room for less of an answer is none. */
const MIN_ANSWER_TOKENS = 16

const STOPPED: Ended = { finish: 'stop', tokens: 0 }

export type Write = (
  sequence: LlamaContextSequence,
  request: GgufRequest,
  say: (text: string) => void,
  signal: AbortSignal,
) => Promise<Ended>

/** Throws assistant_too_long, and internal for a grammar that is none. */
export function createWriter(llama: Llama): Write {
  return async (sequence, { prompt, params, grammar }, say, signal) => {
    if (signal.aborted) return STOPPED
    let tokens = 0
    const options = {
      ...{ temperature: params.temperature, topP: params.topP, ...(params.seed !== null && { seed: params.seed }) },
      ...{ signal, stopOnAbortSignal: true },
      // Facts repeat words: to make that less likely is to make them wrong.
      repeatPenalty: false as const,
      onTextChunk: say,
      onToken: (made: Token[]) => {
        tokens += made.length
      },
      ...(grammar !== null && { grammar: await compile(llama, grammar) }),
    }
    const room = (used: number) => roomFor(params.maxTokens, sequence.contextSize - used)
    if ('text' in prompt) {
      const completion = new LlamaCompletion({ contextSequence: sequence })
      try {
        const input = sequence.model.tokenize(prompt.text, true)
        const maxTokens = room(input.length + 1)
        const { bos, shouldPrependBosToken } = sequence.model.tokens
        if (!(await read(sequence, bos !== null && shouldPrependBosToken ? [bos, ...input] : input, signal)))
          return STOPPED
        const done = await completion.generateCompletionWithMeta(input, {
          ...options,
          maxTokens,
          disableContextShift: true,
        })
        return endedBy(done.metadata.stopReason, tokens)
      } finally {
        completion.dispose()
      }
    }
    const chat = new LlamaChat({ contextSequence: sequence })
    try {
      // What an answer begins with already is its last message.
      const begun = prompt.messages.at(-1)?.role === 'assistant'
      const history = [...prompt.messages, ...(begun ? [] : [{ role: 'assistant' as const, text: '' }])].map(toItem)
      const input = chat.chatWrapper
        .generateContextState({ chatHistory: history })
        .contextText.tokenize(sequence.model.tokenizer)
      const maxTokens = room(input.length + 1)
      if (!(await read(sequence, input, signal))) return STOPPED
      const done = await chat.generateResponse(history, { ...options, maxTokens, budgets: { thoughtTokens: 0 } })
      return endedBy(done.metadata.stopReason, tokens)
    } finally {
      chat.dispose()
    }
  }
}

/**
 * Reads a prompt into the sequence, a few tokens at a time: nothing can stop the library within one call. What writes then finds
 * it read. False: it was stopped.
 */
async function read(sequence: LlamaContextSequence, input: Token[], signal: AbortSignal): Promise<boolean> {
  // The last one is evaluated to write the first.
  const before = input.slice(0, -1)
  for (let at = 0; at < before.length && !signal.aborted; at += GGUF_LIMITS.batchTokens)
    await sequence.evaluateWithoutGeneratingNewTokens(before.slice(at, at + GGUF_LIMITS.batchTokens))
  return !signal.aborted
}

function roomFor(wanted: number, left: number): number {
  if (left < MIN_ANSWER_TOKENS) throw new AppError('assistant_too_long', 'the prompt is longer than the context')
  return Math.min(wanted, left)
}

async function compile(llama: Llama, grammar: string): Promise<LlamaGrammar> {
  return llama.createGrammar({ grammar }).catch((error: unknown) => {
    throw new AppError('internal', `no grammar: ${messageOf(error)}`)
  })
}

function toItem({ role, text }: ChatMessage) {
  if (role === 'assistant') return { type: 'model' as const, response: text === '' ? [] : [text] }
  return { type: role, text }
}

function endedBy(reason: string | undefined, tokens: number): Ended {
  return { finish: reason === 'maxTokens' ? 'length' : 'stop', tokens }
}
