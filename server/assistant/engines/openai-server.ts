/** Any server that speaks as OpenAI's does: its address and key, and what its refusals mean. */
import type { IncomingMessage } from 'node:http'
import { AppError } from '../../errors'
import type { FindAddresses } from './guarded-request'

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
