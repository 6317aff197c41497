/** What Node says of a connection, as one of our reasons. Pure. */
import type { Failure } from '../../contract/notices'
import { AppError } from '../../errors'
import { ForbiddenAddress } from '../../outgoing/guarded-lookup'

const CERTIFICATE = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/
/** HPE: what answers does not speak HTTP. */
const CONNECTION = /^(E[A-Z]+|HPE_)/

export function failureOf(error: unknown): Failure {
  if (error instanceof ForbiddenAddress) return 'address'
  if (error instanceof AppError) return error.code === 'secret_lost' ? 'secret_lost' : 'internal'
  if (!(error instanceof Error)) return 'internal'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timed_out'
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') return 'timed_out'
  if (CERTIFICATE.test(code)) return 'certificate'
  return CONNECTION.test(code) ? 'unreachable' : 'internal'
}
