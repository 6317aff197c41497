/** WS /ws/assistant: reports as the language model writes them (server/contract/assistant.ts, docs/assistant.md). */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Identity } from '../auth/authenticate'
import { type AnswerMessage, ASSISTANT_LIMITS, type AssistantOutbound, assistantInbound } from '../contract/assistant'
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

export type AssistantSockets = {
  /** Rejects with the reason when the handshake is refused. */
  upgrade: Upgrade
  close(): void
}

export function createAssistantSockets(edge: Edge, options: WsOptions = WS_DEFAULTS): AssistantSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const { verbs, trustProxy } = edge.runtime

  function serve(ws: WebSocket, req: IncomingMessage, identity: Identity): void {
    const gone = new AbortController()
    ws.once('close', () => gone.abort())
    ws.on('error', () => undefined)
    const address = clientAddress(req, trustProxy)
    const onEnd = () => refuseSocket(edge, req, ws, new AppError('unauthenticated'))
    const connection = edge.connections.open('socket', 'ws/assistant', identity, address, { onEnd })
    ws.once('close', connection.closed)
    const locale = localeOf(req.headers)
    let following = false

    function say(message: AnswerMessage | AssistantOutbound): void {
      // Messages are small and few: who has left a megabyte of them unread is not there.
      if (ws.bufferedAmount > options.maxBuffered) ws.terminate()
      else ws.send(JSON.stringify(message))
    }

    function refuse(error: unknown): void {
      if (!(error instanceof AppError)) connection.log.error({ err: error }, 'message failed')
      const { code, message } = edge.errorText(error, locale).error
      say({ type: 'refused', code, message })
    }

    /** One answer at a time: whose messages they are is then never a question. */
    async function follow(find: () => Promise<{ id: string; after: number }>): Promise<void> {
      if (following) throw new AppError('busy')
      following = true
      try {
        const { id, after } = await find()
        const asked = { who: await connection.verify(), address, locale, signal: gone.signal }
        for await (const message of await verbs.call('assistant.watch', asked, { id, after })) say(message)
      } finally {
        following = false
      }
    }

    async function obey(data: RawData): Promise<void> {
      const message = parseWsMessage(assistantInbound, data.toString())
      if (message.type === 'ping') return say({ type: 'pong', t: edge.clock.now() })
      const asked = { who: await connection.verify(), address, locale }
      if (message.type === 'stop') return void (await verbs.call('assistant.stop', asked, { id: message.id }))
      if (message.type === 'resume') return follow(async () => message)
      const { type: _, ...start } = message
      await follow(async () => {
        const begun = await verbs.call('assistant.start', asked, start)
        say({ type: 'begun', ...begun })
        return { id: begun.id, after: 0 }
      })
    }

    ws.on('message', (data) => void obey(data).catch(refuse))
    keepAlive(ws, edge.clock, options)
    // Whoever is still here is asked to come back: nothing is lost, an answer goes on where it was.
    const limit = setTimeout(() => ws.close(ENDED), ASSISTANT_LIMITS.answerMs)
    ws.once('close', () => clearTimeout(limit))
  }

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const identity = await admitSocket(edge, req)
    server.handleUpgrade(req, socket, head, (ws) => {
      try {
        serve(ws, req, identity)
      } catch (error) {
        ws.on('error', () => undefined)
        refuseSocket(edge, req, ws, error)
      }
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
