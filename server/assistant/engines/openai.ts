/** Answers of any server that speaks as OpenAI's does: vLLM, TGI, llama.cpp, Ollama, LM Studio, a cloud; and which models it has. */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { AppError } from '../../errors'
import type { Engine } from './engine'
import { guardedRequest } from './guarded-request'
import {
  addressOf,
  headersOf,
  OPENAI_DEFAULTS,
  type OpenAiOptions,
  type OpenAiServer,
  requireGood,
} from './openai-server'
import { openAiStream } from './openai-stream'
import { createSilence } from './silence'

export function openAiEngine(server: OpenAiServer, model: string, options: OpenAiOptions = OPENAI_DEFAULTS): Engine {
  return {
    model,
    contextTokens: null,
    // It says so itself.
    full: () => null,
    generate({ system, user }, params, signal) {
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ]
      return openAiStream(server, { body: { model, messages }, params }, options, signal)
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
