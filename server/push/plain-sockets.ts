/** What the plain WebSockets have in common: bounded messages, and an end for all who are there. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { MAX_MESSAGE_BYTES } from './admit-socket'
import type { Upgrade } from './upgrades'

const GOING_AWAY = 1001

export type PlainSockets = {
  /** Rejects with the reason when the handshake is refused. */
  upgrade: Upgrade
  close(): void
}

export function createSocketServer() {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  return {
    accept(req: IncomingMessage, socket: Duplex, head: Buffer, serve: (ws: WebSocket) => void): void {
      server.handleUpgrade(req, socket, head, serve)
    },
    close(): void {
      for (const ws of server.clients) {
        ws.close(GOING_AWAY)
        ws.terminate()
      }
      server.close()
    },
  }
}
