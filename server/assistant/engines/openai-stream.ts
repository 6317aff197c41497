/** One streamed completion of a server that speaks as OpenAI's does. */
import { z } from 'zod'
import type { AnswerParams } from '../../contract/assistant'
import { AppError } from '../../errors'
import type { Ended } from './engine'
import { eventData } from './event-data'
import { guardedRequest } from './guarded-request'
import { addressOf, headersOf, type OpenAiOptions, type OpenAiServer, requireGood } from './openai-server'
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

/** A part of a call of a tool. */
export type CallPart = NonNullable<NonNullable<NonNullable<Chunk['choices']>[number]['delta']>['tool_calls']>[number]

type Asked = {
  /** Model, messages, and what else is asked besides `params`. */
  body: object
  params: AnswerParams
  /** Takes a part of a call; what it throws ends the answer. */
  onCall?: (part: CallPart) => void
}

/** Pieces of text as they are made. Throws and ends as an Engine does. */
export async function* openAiStream(
  server: OpenAiServer,
  { body, params: { temperature, topP, maxTokens, seed }, onCall }: Asked,
  options: OpenAiOptions,
  signal: AbortSignal,
): AsyncGenerator<string, Ended> {
  const silence = createSilence(options.firstTokenMs)
  const both = AbortSignal.any([signal, silence.signal])
  try {
    const answer = await guardedRequest(
      {
        url: addressOf(server, 'chat/completions'),
        method: 'POST',
        headers: { ...headersOf(server), 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({
          ...body,
          ...{ temperature, top_p: topP, max_tokens: maxTokens },
          ...(seed !== null && { seed }),
          ...{ stream: true, stream_options: { include_usage: true } },
        }),
        signal: both,
      },
      options.find,
    )
    requireGood(answer)
    let ended: Ended | null = null
    let tokens: number | null = null
    for await (const data of eventData(answer)) {
      if (data === '[DONE]') {
        ended ??= { finish: 'stop', tokens }
        break
      }
      const { choices, usage, error } = readChunk(data)
      if (error !== undefined && error !== null) throw new AppError('assistant_broken', 'the server reported an error')
      tokens = usage?.completion_tokens ?? tokens
      const [choice] = choices ?? []
      if (choice?.finish_reason) ended = { finish: choice.finish_reason === 'length' ? 'length' : 'stop', tokens }
      // Calls of tools that nobody offered are nothing.
      const calls = (onCall && choice?.delta?.tool_calls) ?? []
      const text = choice?.delta?.content
      if (calls.length > 0 || text) silence.heard(options.silenceMs)
      for (const part of calls) onCall?.(part)
      if (text) yield text
    }
    if (!ended) throw new AppError('assistant_broken', 'the answer was cut short')
    return { ...ended, tokens }
  } catch (error) {
    if (both.aborted) throw both.reason
    if (error instanceof AppError) throw error
    throw new AppError('assistant_broken', 'the connection broke', {}, { cause: error })
  } finally {
    silence.end()
  }
}

function readChunk(data: string): Chunk {
  try {
    return chunk.parse(JSON.parse(data))
  } catch (error) {
    throw new AppError('assistant_broken', 'a message is not as OpenAI has it', {}, { cause: error })
  }
}
