/** The browser's way to /api: JSON in, JSON out, every failure an ApiError with a code of the contract. */
import { type ErrorCode, errorBody } from '@/server/contract/errors'

/** `unreachable`: no answer came at all, so no server chose a code. */
export type ApiErrorCode = ErrorCode | 'unreachable'

export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string = code,
    /** Field path -> what is wrong with it, in the user's language. */
    readonly fields: Record<string, string> = {},
    /** Seconds to wait, with rate_limited. */
    readonly retryAfter?: number,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

type Query = Record<string, string | number | undefined | null>

function withQuery(path: string, query?: Query): string {
  const entries = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  if (entries.length === 0) return path
  return `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`
}

/** Turns whatever an answer's body says into an ApiError; a body that is not ours becomes `internal`. */
export function toApiError(body: unknown): ApiError {
  const parsed = errorBody.safeParse(body)
  if (!parsed.success) return new ApiError('internal')
  const { code, message, fields, retryAfter } = parsed.data.error
  return new ApiError(code, message, fields, retryAfter)
}

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      signal: signal ?? null,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('unreachable')
  }
  if (response.status === 204) return undefined as T
  const json: unknown = await response.json().catch(() => null)
  if (!response.ok) throw toApiError(json)
  return json as T
}

export const api = {
  /** The rest of the input of a GET or DELETE goes into the query, else into the body. */
  send: <T>(method: string, path: string, input: Record<string, unknown>, signal?: AbortSignal) =>
    method === 'GET' || method === 'DELETE'
      ? call<T>(method, withQuery(path, input as Query), undefined, signal)
      : call<T>(method, path, input, signal),
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    call<T>('GET', withQuery(path, query), undefined, signal),
  post: <T>(path: string, body?: unknown, signal?: AbortSignal) => call<T>('POST', path, body ?? {}, signal),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, body),
  del: <T = void>(path: string) => call<T>('DELETE', path),
}
