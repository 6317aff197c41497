import { type ErrorCode, errorCode } from '@/server/contract/errors'

/** The one string in which a failed sign-in reaches the page: `code` or `code:seconds`. */
export const SIGN_IN_ERROR = {
  write: (code: ErrorCode, retryAfter?: number): string =>
    retryAfter === undefined ? code : `${code}:${Math.ceil(retryAfter)}`,

  /** Anything that is not ours is `internal`. */
  read(text: string): { code: ErrorCode; retryAfter?: number } {
    const [code, seconds] = text.split(':')
    const parsed = errorCode.safeParse(code)
    if (!parsed.success) return { code: 'internal' }
    return seconds === undefined ? { code: parsed.data } : { code: parsed.data, retryAfter: Number(seconds) || 0 }
  },
}
