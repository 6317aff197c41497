/** One answer by a loaded model. */
import {
  type ChatHistoryItem,
  type ChatWrapper,
  type LLamaChatGenerateResponseOptions,
  type Llama,
  LlamaChat,
  LlamaCompletion,
  type LlamaContextSequence,
  type LlamaGrammar,
  type Token,
} from 'node-llama-cpp'
import { AppError, messageOf } from '../../../../errors'
import type { ToolCall, ToolSpec } from '../../chat'
import { GGUF_LIMITS } from '../limits'
import type { GgufEnded, GgufRequest } from '../messages'
import { withoutNulls } from './function-schema'
import { toFunctions, toHistory } from './history'

/** Room for less of an answer is none. */
const MIN_ANSWER_TOKENS = 16
/** Asked for at once. */
const MAX_CALLS = 4

const STOPPED: GgufEnded = { finish: 'stop', tokens: 0 }

/** Whom it is told to: text as it is made; that it goes on meanwhile. */
export type Tell = { text(text: string): void; working(): void }

export type Write = (
  sequence: LlamaContextSequence,
  request: GgufRequest,
  tell: Tell,
  signal: AbortSignal,
) => Promise<GgufEnded>

/** Throws assistant_too_long, and internal for a grammar that is none. */
export function createWriter(llama: Llama, wrapper: ChatWrapper): Write {
  return async (sequence, { prompt, params, grammar, tools = [] }, tell, signal) => {
    if (signal.aborted) return STOPPED
    let tokens = 0
    const options = {
      ...{ temperature: params.temperature, topP: params.topP, ...(params.seed !== null && { seed: params.seed }) },
      ...{ signal, stopOnAbortSignal: true },
      // Facts repeat words: to make that less likely is to make them wrong.
      repeatPenalty: false as const,
      // The library says nothing too: then it is no text.
      onTextChunk: (text: string) => {
        if (text !== '') tell.text(text)
      },
      onToken: (made: Token[]) => {
        tokens += made.length
      },
      ...(grammar !== null && { grammar: await compile(llama, grammar) }),
    }
    const room = (used: number) => roomFor(params.maxTokens, sequence.contextSize - used)
    const done =
      'text' in prompt
        ? await goOn(sequence, prompt.text, options, tell, room)
        : await answer(sequence, wrapper, toHistory(prompt.messages), tools, options, tell, room)
    if (!done) return STOPPED
    const asked = tools.length > 0 ? { calls: done.calls } : {}
    return { finish: done.reason === 'maxTokens' ? 'length' : 'stop', tokens, ...asked }
  }
}

type Done = { reason: string | undefined; calls: ToolCall[] }
type Options = Pick<LLamaChatGenerateResponseOptions, 'temperature' | 'topP' | 'seed' | 'onTextChunk' | 'onToken'> & {
  signal: AbortSignal
  stopOnAbortSignal: boolean
  repeatPenalty: false
  grammar?: LlamaGrammar
}
/** How many tokens there may be behind so many. */
type Room = (used: number) => number

/** Null: it was stopped. */
async function goOn(
  sequence: LlamaContextSequence,
  text: string,
  options: Options,
  tell: Tell,
  room: Room,
): Promise<Done | null> {
  const completion = new LlamaCompletion({ contextSequence: sequence })
  try {
    const input = sequence.model.tokenize(text, true)
    const maxTokens = room(input.length + 1)
    const { bos, shouldPrependBosToken } = sequence.model.tokens
    const whole = bos !== null && shouldPrependBosToken ? [bos, ...input] : input
    if (!(await read(sequence, whole, tell, options.signal))) return null
    const own = { ...options, maxTokens, disableContextShift: true }
    const done = await completion.generateCompletionWithMeta(input, own)
    return { reason: done.metadata.stopReason, calls: [] }
  } finally {
    completion.dispose()
  }
}

/** Null: it was stopped. */
async function answer(
  sequence: LlamaContextSequence,
  chatWrapper: ChatWrapper,
  history: ChatHistoryItem[],
  tools: readonly ToolSpec[],
  options: Options,
  tell: Tell,
  room: Room,
): Promise<Done | null> {
  const chat = new LlamaChat({ contextSequence: sequence, chatWrapper })
  try {
    const functions = tools.length === 0 ? undefined : toFunctions(tools)
    const input = chatWrapper
      .generateContextState({ chatHistory: history, ...(functions && { availableFunctions: functions }) })
      .contextText.tokenize(sequence.model.tokenizer)
    const maxTokens = room(input.length + 1)
    if (!(await read(sequence, input, tell, options.signal))) return null
    const own = { ...options, maxTokens, budgets: { thoughtTokens: 0 } }
    if (!functions) return { reason: (await chat.generateResponse(history, own)).metadata.stopReason, calls: [] }
    // Its type would have no grammar beside functions; where there are tools there is none.
    const { grammar: _none, ...asking } = own
    const done = await chat.generateResponse(history, {
      ...{ ...asking, functions, maxParallelFunctionCalls: MAX_CALLS },
      onFunctionCallParamsChunk: tell.working,
    })
    return { reason: done.metadata.stopReason, calls: toCalls(done.functionCalls ?? []) }
  } finally {
    chat.dispose()
  }
}

const toCalls = (calls: readonly { functionName: string; params: unknown }[]): ToolCall[] =>
  calls.map(({ functionName, params }, i) => ({
    id: `call_${i + 1}`,
    name: functionName,
    arguments: JSON.stringify(withoutNulls(params)),
  }))

/**
 * Reads a prompt into the sequence, a few tokens at a time: nothing can stop the library within one call. What writes then finds
 * it read. Of a conversation the beginning is there already. False: it was stopped.
 */
async function read(sequence: LlamaContextSequence, input: Token[], tell: Tell, signal: AbortSignal): Promise<boolean> {
  // The last one is evaluated to write the first.
  const before = input.slice(0, -1)
  await sequence.adaptStateToTokens(before, false)
  for (let at = sequence.nextTokenIndex; at < before.length && !signal.aborted; at += GGUF_LIMITS.batchTokens) {
    await sequence.evaluateWithoutGeneratingNewTokens(before.slice(at, at + GGUF_LIMITS.batchTokens))
    tell.working()
  }
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
