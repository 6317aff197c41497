/** WS /ws?camera=ID for programs and small pages (server/contract/websocket.ts). */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Identity } from '../auth/authenticate'
import type { Principal } from '../contract/user'
import { clientAddress } from '../edge/client-address'
import type { Edge } from '../edge/edge'
import { localeOf } from '../edge/request-locale'
import { AppError } from '../errors'
import { canWatch } from '../frames/can-watch'
import { chooseCamera } from '../frames/choose-camera'
import { admitSocket, refuseSocket } from './admit-socket'
import type { CountBoard } from './count-board'
import { createSocketServer, type PlainSockets } from './plain-sockets'
import { startWsClient, WS_DEFAULTS, type WsOptions } from './ws-client'

export function createWebSockets(edge: Edge, counts: CountBoard, options: WsOptions = WS_DEFAULTS): PlainSockets {
  const server = createSocketServer()
  const { trustProxy, verbs, cameras, looked } = edge.runtime

  function begin(ws: WebSocket, req: IncomingMessage, identity: Identity, cameraId: string | AppError): void {
    const locale = localeOf(req.headers)
    const refuse = (error: unknown) => refuseSocket(edge, req, ws, error)
    try {
      if (cameraId instanceof AppError) throw cameraId
      const address = clientAddress(req, trustProxy)
      const isElsewhere = () => cameras.elsewhere(cameraId) !== null
      const onEnd = () => refuse(new AppError(isElsewhere() ? 'camera_elsewhere' : 'unauthenticated'))
      const still = (who: Principal) => canWatch(cameras, who, cameraId) && !isElsewhere()
      const connection = edge.connections.open('socket', 'ws', identity, address, { onEnd, still })
      looked(identity.principal, cameraId, address)
      startWsClient({ edge, counts, options }, { ws, cameraId, connection, locale })
    } catch (error) {
      ws.on('error', () => undefined)
      refuse(error)
    }
  }

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const identity = await admitSocket(edge, req)
    const wanted = new URLSearchParams((req.url ?? '').split('?')[1]).get('camera')
    const asked = { who: identity.principal, address: clientAddress(req, trustProxy) }
    const cameraId = await chooseCamera(verbs, asked, wanted).then(
      ({ id }) => id,
      (error: unknown) => {
        if (error instanceof AppError) return error
        throw error
      },
    )
    server.accept(req, socket, head, (ws) => begin(ws, req, identity, cameraId))
  }

  return { upgrade, close: server.close }
}
