/** Who may open a plain WebSocket, and how one is refused. */
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { type Identity, identify } from '../auth/authenticate'
import { originAllowed } from '../auth/origin'
import type { Edge } from '../edge/edge'
import { localeOf } from '../edge/request-locale'
import { AppError } from '../errors'

/** No inbound message is longer than a line. */
export const MAX_MESSAGE_BYTES = 16 * 1024
/** Close code "policy violation": the reason is the error code. */
const REFUSED = 1008

/** Throws foreign_origin, unauthenticated. */
export async function admitSocket(edge: Edge, req: IncomingMessage): Promise<Identity> {
  if (!originAllowed(req.headers, edge.runtime)) throw new AppError('foreign_origin')
  const identity = await identify(req.headers, edge.runtime)
  if (!identity) throw new AppError('unauthenticated')
  return identity
}

/** What a browser could not read from a refused handshake is said on the open socket, which is then closed. */
export function refuseSocket(edge: Edge, req: IncomingMessage, ws: WebSocket, error: unknown): void {
  const { code, message } = edge.errorText(error, localeOf(req.headers)).error
  ws.send(JSON.stringify({ type: 'error', code, message }))
  ws.close(REFUSED, code)
}
