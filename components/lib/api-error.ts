/** What failed on the way to the server or there, with a code of the contract. */
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

/** Turns whatever an answer's body says into an ApiError; a body that is not ours becomes `internal`. */
export function toApiError(body: unknown): ApiError {
  const parsed = errorBody.safeParse(body)
  if (!parsed.success) return new ApiError('internal')
  const { code, message, fields, retryAfter } = parsed.data.error
  return new ApiError(code, message, fields, retryAfter)
}
