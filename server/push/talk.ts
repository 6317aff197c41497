/** A plain WebSocket on which somebody gives a verb's orders and hears how it goes, in JSON: progress and answers. */
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import type { z } from 'zod'
import type { Identity } from '../auth/authenticate'
import type { ErrorCode } from '../contract/errors'
import { clientAddress } from '../edge/client-address'
import type { Edge } from '../edge/edge'
import { localeOf } from '../edge/request-locale'
import { AppError } from '../errors'
import { refuseSocket } from './admit-socket'
import { keepAlive } from './keep-alive'
import type { WsOptions } from './ws-client'
import { type MessageUnion, parseWsMessage } from './ws-message'

type Refusal<Out> = (code: ErrorCode, message: string) => Out

type Opened = { ws: WebSocket; req: IncomingMessage; identity: Identity }

/** From here on the socket is a connection of this person's: it ends with the session, and when it does not answer. */
export function openTalk<Out>(edge: Edge, options: WsOptions, name: string, { ws, req, identity }: Opened) {
  const gone = new AbortController()
  ws.once('close', () => gone.abort())
  ws.on('error', () => undefined)
  const address = clientAddress(req, edge.runtime.trustProxy)
  const locale = localeOf(req.headers)
  const onEnd = () => refuseSocket(edge, req, ws, new AppError('unauthenticated'))
  const connection = edge.connections.open('socket', name, identity, address, { onEnd })
  ws.once('close', connection.closed)
  keepAlive(ws, edge.clock, options)

  function say(message: Out): void {
    // Messages are small and few: who has left a megabyte of them unread is not there.
    if (ws.bufferedAmount > options.maxBuffered) ws.terminate()
    else ws.send(JSON.stringify(message))
  }

  return {
    /** How verbs are asked, besides by whom. */
    asked: { address, locale },
    /** Aborted when the socket is closed. */
    gone: gone.signal,
    /** Who it is, if they still are who they were. */
    verify: () => connection.verify(),
    say,
    /** Each message is read and obeyed at once; what is thrown is told. */
    hear<S extends MessageUnion>(
      schema: S,
      obey: (message: z.output<S>) => Promise<void>,
      refusal: Refusal<Out>,
    ): void {
      function refuse(error: unknown): void {
        if (!(error instanceof AppError)) connection.log.error({ err: error }, 'message failed')
        const { code, message } = edge.errorText(error, locale).error
        say(refusal(code, message))
      }
      ws.on('message', (data) => {
        try {
          obey(parseWsMessage(schema, data.toString())).catch(refuse)
        } catch (error) {
          refuse(error)
        }
      })
    },
  }
}
