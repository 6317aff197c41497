/** Tools over the interface that OpenAI's servers have: `tools` out, `tool_calls` in, streamed. */
import { z } from 'zod'
import { AppError } from '../../errors'
import type { Chat, ChatMessage, ToolCall, ToolSpec } from './chat'
import type { Ended } from './engine'
import { eventData } from './event-data'
import { guardedRequest } from './guarded-request'
import { addressOf, headersOf, OPENAI_DEFAULTS, type OpenAiOptions, type OpenAiServer, requireGood } from './openai'
import { createSilence } from './silence'

/** Servers add fields of their own: what is not asked for is left out. */
const chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: z.int().nullish(),
                  id: z.string().nullish(),
                  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ completion_tokens: z.number().nullish() }).nullish(),
  error: z.unknown().optional(),
})
type Chunk = z.infer<typeof chunk>

/** Of one turn. */
const MAX_CALLS = 16
const MAX_ARGUMENTS = 4_000

export function openAiChat(server: OpenAiServer, model: string, options: OpenAiOptions = OPENAI_DEFAULTS): Chat {
  return {
    model,
    async *turn(messages, tools, { params, more }, signal) {
      const { temperature, topP, maxTokens, seed } = params
      const silence = createSilence(options.firstTokenMs)
      const both = AbortSignal.any([signal, silence.signal])
      try {
        const answer = await guardedRequest(
          {
            url: addressOf(server, 'chat/completions'),
            method: 'POST',
            headers: { ...headersOf(server), 'content-type': 'application/json', accept: 'text/event-stream' },
            body: JSON.stringify({
              ...{ model, messages: messages.map(toWire), tools: tools.map(toolToWire) },
              ...{ tool_choice: more ? 'auto' : 'none', temperature, top_p: topP, max_tokens: maxTokens },
              ...(seed !== null && { seed }),
              ...{ stream: true, stream_options: { include_usage: true } },
            }),
            signal: both,
          },
          options.find,
        )
        requireGood(answer)
        const calls = createCalls()
        let ended: Ended | null = null
        let tokens: number | null = null
        for await (const data of eventData(answer)) {
          if (data === '[DONE]') {
            ended ??= { finish: 'stop', tokens }
            break
          }
          const { choices, usage, error } = readChunk(data)
          if (error !== undefined && error !== null)
            throw new AppError('assistant_broken', 'the server reported an error')
          tokens = usage?.completion_tokens ?? tokens
          const [choice] = choices ?? []
          if (choice?.finish_reason) ended = { finish: choice.finish_reason === 'length' ? 'length' : 'stop', tokens }
          const asked = choice?.delta?.tool_calls ?? []
          const text = choice?.delta?.content
          if (asked.length > 0 || text) silence.heard(options.silenceMs)
          for (const part of asked) calls.add(part)
          if (text) yield text
        }
        if (!ended) throw new AppError('assistant_broken', 'the answer was cut short')
        return { ...ended, tokens, calls: calls.all() }
      } catch (error) {
        if (both.aborted) throw both.reason
        if (error instanceof AppError) throw error
        throw new AppError('assistant_broken', 'the connection broke', {}, { cause: error })
      } finally {
        silence.end()
      }
    },
  }
}

type Part = NonNullable<NonNullable<NonNullable<Chunk['choices']>[number]['delta']>['tool_calls']>[number]

/** Calls in pieces. Some servers give every call the index 0, others no id: a new id, or a name behind arguments, begins another. */
function createCalls() {
  const calls: (ToolCall & { index: number })[] = []
  return {
    add({ index, id, function: said }: Part): void {
      const at = index ?? calls.length - 1
      const last = calls.findLast((call) => call.index === at)
      const begins = !last || (id && id !== last.id) || (said?.name && last.arguments !== '' && !id)
      if (begins) {
        if (calls.length >= MAX_CALLS) throw new AppError('assistant_broken', 'it asks for too many tools')
        calls.push({ index: Math.max(at, 0), id: id || `call_${calls.length + 1}`, name: '', arguments: '' })
      }
      const call = begins ? calls.at(-1)! : last
      call.name = `${call.name}${said?.name ?? ''}`.slice(0, 100)
      call.arguments += said?.arguments ?? ''
      if (call.arguments.length > MAX_ARGUMENTS) throw new AppError('assistant_broken', 'arguments that are too long')
    },
    all: (): ToolCall[] => calls.map(({ id, name, arguments: args }) => ({ id, name, arguments: args })),
  }
}

function toWire(message: ChatMessage): object {
  switch (message.role) {
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content }
    case 'assistant':
      return {
        role: 'assistant',
        content: message.content,
        tool_calls: message.calls.map(({ id, name, arguments: args }) => ({
          ...{ id, type: 'function', function: { name, arguments: args } },
        })),
      }
    default:
      return message
  }
}

const toolToWire = (spec: ToolSpec) => ({ type: 'function', function: spec })

function readChunk(data: string): Chunk {
  try {
    return chunk.parse(JSON.parse(data))
  } catch (error) {
    throw new AppError('assistant_broken', 'a message is not as OpenAI has it', {}, { cause: error })
  }
}
