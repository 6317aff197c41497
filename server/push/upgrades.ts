/** Who takes an upgrade. */
import type { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { pathOf } from '../edge/request-path'
import { AppError } from '../errors'
import { SOCKET_PATH } from './socket-types'

/** Takes the socket, or rejects with the reason why not. */
export type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>

/**
 * @param plain plain WebSockets by their path
 * @param pages gets Next's own upgrades (hot reload); null in production, where Next has none
 */
export function chooseUpgrade(
  socketIo: Upgrade,
  plain: ReadonlyMap<string, Upgrade>,
  pages: EventEmitter | null,
): Upgrade {
  return async (req, socket, head) => {
    if (req.url?.startsWith(SOCKET_PATH)) return socketIo(req, socket, head)
    const own = plain.get(pathOf(req))
    if (own) return own(req, socket, head)
    if (!pages) throw new AppError('not_found')
    pages.emit('upgrade', req, socket, head)
  }
}
