/** What every request and every upgrade has to pass before anybody looks at what it wants. */
import type { IncomingMessage } from 'node:http'
import { hostAllowed } from '../auth/hosts'
import { originAllowed } from '../auth/origin'
import { cleanForwarded } from '../edge/client-address'
import type { Edge } from '../edge/edge'
import { AppError } from '../errors'
import { isTarget } from './target'

/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const KNOWN = new Set([...SAFE, 'POST', 'PUT', 'PATCH', 'DELETE'])
/** Known to everybody, and wanted nowhere here. */
const REFUSED = new Set(['TRACE', 'CONNECT'])

/**
 * Removes what only a proxy may say.
 * @throws AppError method_not_allowed, method_unknown, bad_request, unknown_host, foreign_origin
 */
export function admit(req: IncomingMessage, { runtime, hostNames }: Pick<Edge, 'runtime' | 'hostNames'>): void {
  const { trustProxy, publicUrl } = runtime
  cleanForwarded(req, trustProxy)
  const method = req.method ?? ''
  if (REFUSED.has(method)) throw new AppError('method_not_allowed')
  if (!KNOWN.has(method)) throw new AppError('method_unknown')
  if (!isTarget(req.url ?? '')) throw new AppError('bad_request')
  if (!hostAllowed(req.headers, { trustProxy, publicUrl, names: hostNames })) throw new AppError('unknown_host')
  if (!SAFE.has(method) && !originAllowed(req.headers, runtime)) throw new AppError('foreign_origin')
}
