/** Who takes an upgrade: Socket.IO listens for its own; the rest is decided here. */
import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { AppError } from '../errors'
import { cleanForwarded } from '../http/address'
import type { Edge } from '../http/edge'
import { localeOf } from '../http/locale'
import { pathOf } from '../http/path'
import { refuseUpgrade } from './refuse-upgrade'
import { SOCKET_PATH } from './socket-types'
import type { WebSockets } from './websocket'

/** @param pages gets Next's own upgrades (hot reload); null in production, where Next has none */
export function routeUpgrades(http: Server, edge: Edge, webSockets: WebSockets, pages: EventEmitter | null): void {
  http.on('upgrade', (req, socket, head) => {
    if (req.url?.startsWith(SOCKET_PATH)) return
    cleanForwarded(req, edge.runtime.trustProxy)
    if (pathOf(req) === '/ws') webSockets.upgrade(req, socket, head)
    else if (pages) pages.emit('upgrade', req, socket, head)
    else {
      const error = new AppError('not_found')
      refuseUpgrade(socket, error, edge.errorText(error, localeOf(req.headers)))
    }
  })
}
