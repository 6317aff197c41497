/** Where a request comes from. Nothing that a client says about itself is believed unless a proxy is trusted. */
import type { IncomingMessage } from 'node:http'

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]

/** Removes what only a proxy may say. */
export function cleanForwarded(req: IncomingMessage, trustProxy: boolean): void {
  if (!trustProxy) for (const name of FORWARDED) delete req.headers[name]
  // For the parts behind Next, which never see the connection itself.
  req.headers['x-real-ip'] = clientAddress(req, trustProxy)
}

/** The client's address: of the connection, or the last one that the trusted proxy added. */
export function clientAddress(req: IncomingMessage, trustProxy: boolean): string {
  const own = req.socket.remoteAddress ?? ''
  if (!trustProxy) return own
  const forwarded = [req.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim()
  return forwarded || own
}
