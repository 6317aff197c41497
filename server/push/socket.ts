/** Socket.IO: who may connect, and what becomes of each event. */
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import { identify } from '../auth/authenticate'
import { originAllowed } from '../auth/origin'
import { WEBCAM_MAX_BYTES } from '../contract/socket'
import { AppError } from '../errors'
import { cleanForwarded, clientAddress } from '../http/address'
import type { Connection } from '../http/connections'
import type { Edge } from '../http/edge'
import { localeOf } from '../http/locale'
import type { CountBoard } from './count-board'
import { isSocketEvent, SOCKET_EVENTS } from './socket-events'
import { type AppServer, type AppSocket, SOCKET_PATH } from './socket-types'
import { createTicks } from './ticks'

/** Events of one socket that are not answered yet; more are refused. */
const MAX_PENDING = 32
/** An accepted handshake that does not become a connection in this time is counted out again. */
const HANDSHAKE_MS = 10_000

/** A handshake on its way to a socket. */
type Admitted = { connection: Connection; unclaimed: NodeJS.Timeout; session: { ended: boolean; onEnd: () => void } }

export function createSockets(http: HttpServer, edge: Edge, counts: CountBoard): AppServer {
  const { trustProxy } = edge.runtime
  const admitted = new WeakMap<IncomingMessage, Admitted>()

  async function admit(req: IncomingMessage): Promise<void> {
    cleanForwarded(req, trustProxy)
    if (!originAllowed(req.headers, edge.runtime)) throw new AppError('foreign_origin')
    const identity = await identify(req.headers, edge.runtime)
    if (!identity) throw new AppError('unauthenticated')
    const session = { ended: false, onEnd: () => {} }
    const connection = edge.connections.open('socket', 'socket.io', identity, clientAddress(req, trustProxy), () => {
      session.ended = true
      session.onEnd()
    })
    const unclaimed = setTimeout(connection.closed, HANDSHAKE_MS)
    admitted.set(req, { connection, unclaimed, session })
  }

  const io: AppServer = new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    // /ws and Next's own upgrades share the server: see upgrades.ts.
    destroyUpgrade: false,
    maxHttpBufferSize: WEBCAM_MAX_BYTES + 64 * 1024,
    pingInterval: 10_000,
    pingTimeout: 20_000,
    connectTimeout: 5_000,
    allowRequest: (req, decide) => {
      admit(req).then(
        () => decide(null, true),
        (error: unknown) => {
          if (!(error instanceof AppError)) edge.log.error({ err: error }, 'handshake failed')
          decide(edge.errorText(error, localeOf(req.headers)).error.code, false)
        },
      )
    },
  })

  io.engine.on('connection', (transport: { request: IncomingMessage; once(event: 'close', run: () => void): void }) => {
    const entry = admitted.get(transport.request)
    if (!entry) return
    clearTimeout(entry.unclaimed)
    transport.once('close', entry.connection.closed)
  })
  io.on('connection', (socket) => {
    const entry = admitted.get(socket.request)
    if (entry && !entry.session.ended) serve(socket, entry)
    else socket.disconnect(true)
  })

  function serve(socket: AppSocket, { connection, session }: Admitted): void {
    const locale = localeOf(socket.request.headers)
    let pending = 0
    const ticks = createTicks((cameraId) => {
      const now = counts.latest(cameraId)
      if (!now) return
      const { people } = now
      socket.volatile.emit('tick', { type: 'tick', cameraId, timestamp: edge.clock.now(), counts: now.counts, people })
    })
    session.onEnd = () => void socket.disconnect(true)
    socket.once('disconnect', ticks.clearAll)

    async function answer(name: string, payload: unknown): Promise<unknown> {
      if (!isSocketEvent(name)) throw new AppError('unknown_message')
      if (pending >= MAX_PENDING) throw new AppError('busy')
      pending++
      try {
        const who = await connection.verify()
        const data = await SOCKET_EVENTS[name]({ edge, socket, locale, ticks, who }, payload)
        if (socket.disconnected) ticks.clearAll()
        return data
      } finally {
        pending--
      }
    }

    socket.onAny((name: string, ...args: unknown[]) => {
      const last = args.at(-1)
      const reply = typeof last === 'function' ? last : () => undefined
      answer(name, args[0]).then(
        (data) => reply({ ok: true, data }),
        (error: unknown) => {
          if (!(error instanceof AppError)) connection.log.error({ err: error, event: name }, 'event failed')
          reply({ ok: false, ...edge.errorText(error, locale) })
        },
      )
    })
  }

  return io
}
