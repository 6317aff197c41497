/** The one error that crosses layers: a code of the contract, details for the log, nothing secret. */
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from './contract/errors'

export { messageOf } from './message-of'

const BRAND = Symbol.for('sightline.AppError')

export class AppError extends Error {
  readonly [BRAND] = true

  /** app/ is bundled apart from the server, so this class exists twice in the process: the mark is the same in both. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value
  }

  constructor(
    readonly code: ErrorCode,
    message: string = code,
    readonly extra: { fields?: Record<string, string>; retryAfter?: number } = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'AppError'
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}

/** What the system says of a full disk, and of one on which this account may not have more. */
const DISK_FULL = ['ENOSPC', 'EDQUOT']

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DISK_FULL.includes(String(error.code))
}

/** What a transport answers. An unknown error becomes `internal` and says nothing of its inside. */
export function toErrorBody(error: unknown): ErrorBody {
  if (error instanceof AppError) return { error: { code: error.code, message: error.message, ...error.extra } }
  return { error: { code: 'internal', message: 'internal error' } }
}
