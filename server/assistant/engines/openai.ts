/** Any server that speaks as OpenAI's does: vLLM, TGI, llama.cpp, Ollama, LM Studio, a cloud. */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { AppError } from '../../errors'
import type { Ended, Engine } from './engine'
import { eventData } from './event-data'
import { type FindAddresses, guardedRequest } from './guarded-request'
import { createSilence } from './silence'

export type OpenAiServer = {
  /** Up to /v1, with or without a slash at its end. */
  url: string
  /** '' for none. */
  key: string
}

export type OpenAiOptions = {
  /** Until the first token: reading a long prompt takes a small machine a while. */
  firstTokenMs: number
  /** Between two. */
  silenceMs: number
  find?: FindAddresses
}
export const OPENAI_DEFAULTS: OpenAiOptions = { firstTokenMs: 90_000, silenceMs: 30_000 }

/** Servers add fields of their own: what is not asked for is left out. */
const chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ completion_tokens: z.number().nullish() }).nullish(),
  error: z.unknown().optional(),
})

export function openAiEngine(server: OpenAiServer, model: string, options: OpenAiOptions = OPENAI_DEFAULTS): Engine {
  return {
    model,
    contextTokens: null,
    // It says so itself.
    full: () => null,
    async *generate({ system, user }, { temperature, topP, maxTokens, seed }, signal): AsyncGenerator<string, Ended> {
      const silence = createSilence(options.firstTokenMs)
      const both = AbortSignal.any([signal, silence.signal])
      try {
        const answer = await guardedRequest(
          {
            url: addressOf(server, 'chat/completions'),
            method: 'POST',
            headers: { ...headersOf(server), 'content-type': 'application/json', accept: 'text/event-stream' },
            body: JSON.stringify({
              model,
              messages: [
                { role: 'system', content: system },
                { role: 'user', content: user },
              ],
              temperature,
              top_p: topP,
              max_tokens: maxTokens,
              ...(seed !== null && { seed }),
              stream: true,
              stream_options: { include_usage: true },
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
          if (error !== undefined && error !== null)
            throw new AppError('assistant_broken', 'the server reported an error')
          tokens = usage?.completion_tokens ?? tokens
          const [choice] = choices ?? []
          if (choice?.finish_reason) ended = { finish: choice.finish_reason === 'length' ? 'length' : 'stop', tokens }
          const text = choice?.delta?.content
          if (text) {
            silence.heard(options.silenceMs)
            yield text
          }
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
    },
  }
}

const modelList = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      // vLLM, llama.cpp and LM Studio each have their own word for it.
      max_model_len: z.number().nullish(),
      context_length: z.number().nullish(),
      max_context_length: z.number().nullish(),
      meta: z.object({ n_ctx_train: z.number().nullish() }).nullish(),
    }),
  ),
})
const MAX_MODELS = 200
const MAX_LIST_BYTES = 2_000_000

/** Throws assistant_*. */
export async function listModels(server: OpenAiServer, { silenceMs, find }: OpenAiOptions = OPENAI_DEFAULTS) {
  const silence = createSilence(silenceMs)
  try {
    const url = addressOf(server, 'models')
    const { signal } = silence
    const answer = await guardedRequest({ url, method: 'GET', headers: headersOf(server), signal }, find)
    requireGood(answer)
    const text = await readAll(answer)
    const { data } = modelList.parse(JSON.parse(text))
    return data.slice(0, MAX_MODELS).map(({ id, max_model_len, context_length, max_context_length, meta }) => {
      const context = max_model_len ?? context_length ?? max_context_length ?? meta?.n_ctx_train ?? null
      return { id, contextTokens: context === null ? null : Math.round(context) }
    })
  } catch (error) {
    if (silence.signal.aborted) throw silence.signal.reason
    if (error instanceof AppError) throw error
    throw new AppError('assistant_broken', 'no list of models', {}, { cause: error })
  } finally {
    silence.end()
  }
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_LIST_BYTES) throw new AppError('assistant_broken', 'the list of models is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export const addressOf = ({ url }: OpenAiServer, path: string) => `${url.replace(/\/+$/, '')}/${path}`

export const headersOf = ({ key }: OpenAiServer): Record<string, string> =>
  key === '' ? {} : { authorization: `Bearer ${key}` }

/** What the server says in its error may quote the key: it goes nowhere. */
export function requireGood(answer: IncomingMessage): void {
  const status = answer.statusCode ?? 0
  if (status === 200) return
  answer.destroy()
  if (status === 401 || status === 403) throw new AppError('assistant_auth', `status ${status}`)
  if (status === 404) throw new AppError('assistant_missing', `status ${status}`)
  if (status === 429) throw new AppError('assistant_busy', `status ${status}`)
  throw new AppError('assistant_broken', `status ${status}`)
}

function readChunk(data: string): z.infer<typeof chunk> {
  try {
    return chunk.parse(JSON.parse(data))
  } catch (error) {
    throw new AppError('assistant_broken', 'a message is not as OpenAI has it', {}, { cause: error })
  }
}
