/** All that pushes: it takes what the HTTP server hands it and knows nothing of the server itself. */
import type { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Edge } from '../edge/edge'
import { createAssistantSockets } from './assistant-socket'
import { createCountBoard } from './count-board'
import { createProgressSockets } from './progress-socket'
import { startPublishing } from './publish'
import { createSockets } from './socket-io'
import { SOCKET_PATH } from './socket-types'
import { chooseUpgrade, type Upgrade } from './upgrades'
import { createWebSockets } from './websocket'
import type { WsOptions } from './ws-client'

export type Push = {
  /** Long polling of Socket.IO. */
  polling: { path: string; handle(req: IncomingMessage, res: ServerResponse): void }
  upgrade: Upgrade
  stop(): Promise<void>
}

/** @param options.pages gets Next's own upgrades; null in production, where it has none */
export function startPush(edge: Edge, options: { pages: EventEmitter | null; ws?: WsOptions }): Push {
  const counts = createCountBoard(edge.feed, edge.clock)
  const sockets = createSockets(edge, counts)
  const webSockets = createWebSockets(edge, counts, options.ws)
  const progress = createProgressSockets(edge, options.ws)
  const assistant = createAssistantSockets(edge, options.ws)
  const stopPublishing = startPublishing(sockets.io, edge)
  return {
    polling: { path: SOCKET_PATH, handle: sockets.polling },
    upgrade: chooseUpgrade(
      sockets.upgrade,
      new Map([
        ['/ws', webSockets.upgrade],
        ['/ws/progress', progress.upgrade],
        ['/ws/assistant', assistant.upgrade],
      ]),
      options.pages,
    ),
    async stop() {
      stopPublishing()
      counts.stop()
      webSockets.close()
      progress.close()
      assistant.close()
      sockets.io.disconnectSockets(true)
      await sockets.io.close()
    },
  }
}
