/** WS /ws/progress?job=ID: how one's own job goes on, and a way to stop it (server/contract/progress.ts). */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Identity } from '../auth/authenticate'
import { type ProgressMessage, type ProgressOutbound, progressInbound } from '../contract/progress'
import { clientAddress } from '../edge/client-address'
import type { Edge } from '../edge/edge'
import { localeOf } from '../edge/request-locale'
import { AppError } from '../errors'
import { admitSocket, MAX_MESSAGE_BYTES, refuseSocket } from './admit-socket'
import { keepAlive } from './keep-alive'
import type { Upgrade } from './upgrades'
import { WS_DEFAULTS, type WsOptions } from './ws-client'
import { parseWsMessage } from './ws-message'

const GOING_AWAY = 1001
const ENDED = 1000

export type ProgressSockets = {
  /** Rejects with the reason when the handshake is refused. */
  upgrade: Upgrade
  close(): void
}

export function createProgressSockets(edge: Edge, options: WsOptions = WS_DEFAULTS): ProgressSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const { verbs, trustProxy } = edge.runtime

  async function serve(ws: WebSocket, req: IncomingMessage, identity: Identity): Promise<void> {
    const gone = new AbortController()
    ws.once('close', () => gone.abort())
    ws.on('error', () => undefined)
    const id = new URLSearchParams((req.url ?? '').split('?')[1]).get('job') ?? ''
    const address = clientAddress(req, trustProxy)
    const onEnd = () => refuseSocket(edge, req, ws, new AppError('unauthenticated'))
    const connection = edge.connections.open('socket', 'ws/progress', identity, address, { onEnd })
    ws.once('close', connection.closed)
    const say = (message: ProgressMessage | ProgressOutbound) => ws.send(JSON.stringify(message))
    const locale = localeOf(req.headers)
    const asked = { who: identity.principal, address, locale, signal: gone.signal }

    async function obey(data: RawData): Promise<void> {
      try {
        const { type } = parseWsMessage(progressInbound, data.toString())
        if (type === 'ping') say({ type: 'pong', t: edge.clock.now() })
        else await verbs.call('jobs.cancel', { ...asked, who: await connection.verify() }, { id })
      } catch (error) {
        if (!(error instanceof AppError)) connection.log.error({ err: error }, 'message failed')
        const { code, message } = edge.errorText(error, locale).error
        say({ type: 'error', code, message })
      }
    }
    ws.on('message', (data) => void obey(data))
    keepAlive(ws, edge.clock, options)
    for await (const message of await verbs.call('jobs.watch', asked, { id })) {
      if (gone.signal.aborted) return
      // Messages are small and few: who has left a megabyte of them unread is not there.
      if (ws.bufferedAmount > options.maxBuffered) return ws.terminate()
      say(message)
    }
    ws.close(ENDED)
  }

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const identity = await admitSocket(edge, req)
    server.handleUpgrade(req, socket, head, (ws) => {
      serve(ws, req, identity).catch((error: unknown) => {
        if (!(error instanceof AppError)) edge.log.error({ err: error }, 'progress failed')
        refuseSocket(edge, req, ws, error)
      })
    })
  }

  return {
    upgrade,
    close() {
      for (const ws of server.clients) {
        ws.close(GOING_AWAY)
        ws.terminate()
      }
      server.close()
    },
  }
}
