/** WS /ws/assistant: reports as the language model writes them (server/contract/assistant.ts, docs/assistant.md). */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Identity } from '../auth/authenticate'
import {
  type AnswerMessage,
  ASSISTANT_LIMITS,
  type AssistantInbound,
  type AssistantOutbound,
  assistantInbound,
} from '../contract/assistant'
import type { Edge } from '../edge/edge'
import { AppError } from '../errors'
import { admitSocket, refuseSocket } from './admit-socket'
import { createSocketServer, type PlainSockets } from './plain-sockets'
import { openTalk } from './talk'
import { WS_DEFAULTS, type WsOptions } from './ws-client'

const ENDED = 1000

export function createAssistantSockets(edge: Edge, options: WsOptions = WS_DEFAULTS): PlainSockets {
  const server = createSocketServer()
  const { verbs } = edge.runtime

  function serve(ws: WebSocket, req: IncomingMessage, identity: Identity): void {
    const opened = { ws, req, identity }
    const talk = openTalk<AnswerMessage | AssistantOutbound>(edge, options, 'ws/assistant', opened)
    const { asked, gone, say, verify } = talk
    let following = false

    /** One answer at a time: whose messages they are is then never a question. */
    async function follow(find: () => Promise<{ id: string; after: number }>): Promise<void> {
      if (following) throw new AppError('busy')
      following = true
      try {
        const { id, after } = await find()
        const watching = { ...asked, who: await verify(), signal: gone }
        for await (const message of await verbs.call('assistant.watch', watching, { id, after })) say(message)
      } finally {
        following = false
      }
    }

    async function obey(message: AssistantInbound): Promise<void> {
      if (message.type === 'ping') return say({ type: 'pong', t: edge.clock.now() })
      const now = { ...asked, who: await verify() }
      if (message.type === 'stop') return void (await verbs.call('assistant.stop', now, { id: message.id }))
      if (message.type === 'resume') return follow(async () => message)
      if (message.type === 'ask') {
        const { type: _, ...question } = message
        return follow(async () => {
          const asked = await verbs.call('assistant.ask', now, question)
          say({ type: 'asked', ...asked })
          return { id: asked.id, after: 0 }
        })
      }
      const { type: _, ...start } = message
      await follow(async () => {
        const begun = await verbs.call('assistant.start', now, start)
        say({ type: 'begun', ...begun })
        return { id: begun.id, after: 0 }
      })
    }
    talk.hear(assistantInbound, obey, (code, message) => ({ type: 'refused', code, message }))

    // Whoever is still here is asked to come back: nothing is lost, an answer goes on where it was.
    const limit = setTimeout(() => ws.close(ENDED), ASSISTANT_LIMITS.answerMs)
    ws.once('close', () => clearTimeout(limit))
  }

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const identity = await admitSocket(edge, req)
    server.accept(req, socket, head, (ws) => {
      try {
        serve(ws, req, identity)
      } catch (error) {
        ws.on('error', () => undefined)
        refuseSocket(edge, req, ws, error)
      }
    })
  }

  return { upgrade, close: server.close }
}
