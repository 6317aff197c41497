/** All that pushes, on one HTTP server. */
import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import type { Edge } from '../http/edge'
import { closeHttp } from '../http/server'
import { createCountBoard } from './count-board'
import { startPublishing } from './publish'
import { createSockets } from './socket'
import { routeUpgrades } from './upgrades'
import { createWebSockets } from './websocket'
import type { WsOptions } from './ws-client'

/**
 * @param options.pages gets Next's own upgrades; null in production, where it has none
 * @returns the way to stop; closes the HTTP server with it, because Socket.IO does
 */
export function startPush(
  http: Server,
  edge: Edge,
  options: { pages: EventEmitter | null; ws?: WsOptions },
): () => Promise<void> {
  const counts = createCountBoard(edge.feed, edge.clock)
  const sockets = createSockets(http, edge, counts)
  const webSockets = createWebSockets(edge, counts, options.ws)
  const stopPublishing = startPublishing(sockets, edge)
  routeUpgrades(http, edge, webSockets, options.pages)
  return async () => {
    stopPublishing()
    counts.stop()
    webSockets.close()
    sockets.disconnectSockets(true)
    // Together: Socket.IO waits for the server to close, and open streams end only when it cuts them.
    await Promise.all([sockets.close(), closeHttp(http)])
  }
}
