/** WS /ws/progress?job=ID: how one's own job goes on, and a way to stop it (server/contract/progress.ts). */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Identity } from '../auth/authenticate'
import {
  type ProgressInbound,
  type ProgressMessage,
  type ProgressOutbound,
  progressInbound,
} from '../contract/progress'
import type { Edge } from '../edge/edge'
import { AppError } from '../errors'
import { admitSocket, refuseSocket } from './admit-socket'
import { createSocketServer, type PlainSockets } from './plain-sockets'
import { openTalk } from './talk'
import { WS_DEFAULTS, type WsOptions } from './ws-client'

const ENDED = 1000

export function createProgressSockets(edge: Edge, options: WsOptions = WS_DEFAULTS): PlainSockets {
  const server = createSocketServer()
  const { verbs } = edge.runtime

  async function serve(ws: WebSocket, req: IncomingMessage, identity: Identity): Promise<void> {
    const id = new URLSearchParams((req.url ?? '').split('?')[1]).get('job') ?? ''
    const opened = { ws, req, identity }
    const talk = openTalk<ProgressMessage | ProgressOutbound>(edge, options, 'ws/progress', opened)
    const { asked, gone, say, verify } = talk

    async function obey({ type }: ProgressInbound): Promise<void> {
      if (type === 'ping') say({ type: 'pong', t: edge.clock.now() })
      else await verbs.call('jobs.cancel', { ...asked, who: await verify() }, { id })
    }
    talk.hear(progressInbound, obey, (code, message) => ({ type: 'error', code, message }))

    const watching = { ...asked, who: identity.principal, signal: gone }
    for await (const message of await verbs.call('jobs.watch', watching, { id })) {
      if (gone.aborted) return
      say(message)
    }
    ws.close(ENDED)
  }

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const identity = await admitSocket(edge, req)
    server.accept(req, socket, head, (ws) => {
      serve(ws, req, identity).catch((error: unknown) => {
        if (!(error instanceof AppError)) edge.log.error({ err: error }, 'progress failed')
        refuseSocket(edge, req, ws, error)
      })
    })
  }

  return { upgrade, close: server.close }
}
