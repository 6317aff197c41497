/** Socket.IO: who may connect, and what becomes of each event. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Server as Engine } from 'engine.io'
import { Server } from 'socket.io'
import { identify } from '../auth/authenticate'
import { originAllowed } from '../auth/origin'
import { WEBCAM_MAX_BYTES } from '../contract/socket'
import type { Principal } from '../contract/user'
import { clientAddress } from '../edge/client-address'
import type { Connection } from '../edge/connections'
import type { Edge } from '../edge/edge'
import { localeOf } from '../edge/request-locale'
import { AppError } from '../errors'
import { createInOrder } from '../services/in-order'
import type { CountBoard } from './count-board'
import { letGo } from './let-go'
import { isSocketEvent, SOCKET_EVENTS, SUBSCRIPTIONS } from './socket-events'
import type { AppServer, AppSocket } from './socket-types'
import { createTicks } from './ticks'
import type { Upgrade } from './upgrades'

/** Events of one socket that are not answered yet; more are refused. */
const MAX_PENDING = 32
/** An accepted handshake that does not become a connection in this time is counted out again. */
const HANDSHAKE_MS = 10_000

/** A handshake on its way to a socket. */
type Session = { ended: boolean; onEnd: () => void; onLook: (who: Principal) => void }
type Admitted = { connection: Connection; unclaimed: NodeJS.Timeout; session: Session; address: string }

export type Sockets = {
  io: AppServer
  /** Takes every request under SOCKET_PATH. */
  polling(req: IncomingMessage, res: ServerResponse): void
  upgrade: Upgrade
}

export function createSockets(edge: Edge, counts: CountBoard): Sockets {
  const { trustProxy } = edge.runtime
  const admitted = new WeakMap<IncomingMessage, Admitted>()

  async function admit(req: IncomingMessage): Promise<void> {
    const address = clientAddress(req, trustProxy)
    if (!originAllowed(req.headers, edge.runtime)) throw new AppError('foreign_origin')
    const identity = await identify(req.headers, edge.runtime)
    // Who left meanwhile is nobody: a connection that was counted now would be counted out much later.
    if (!identity || req.socket.destroyed) throw new AppError('unauthenticated')
    const session: Session = { ended: false, onEnd: () => {}, onLook: () => {} }
    const connection = edge.connections.open('socket', 'socket.io', identity, address, {
      onEnd() {
        session.ended = true
        session.onEnd()
      },
      still(who) {
        session.onLook(who)
        return true
      },
    })
    const unclaimed = setTimeout(connection.closed, HANDSHAKE_MS)
    admitted.set(req, { connection, unclaimed, session, address })
  }

  const engine = new Engine({
    maxHttpBufferSize: WEBCAM_MAX_BYTES + 64 * 1024,
    pingInterval: 10_000,
    pingTimeout: 20_000,
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

  const io: AppServer = new Server({ connectTimeout: 5_000, serveClient: false })
  io.bind(engine)

  engine.on('connection', (transport: { request: IncomingMessage; once(event: 'close', run: () => void): void }) => {
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

  function serve(socket: AppSocket, { connection, session, address }: Admitted): void {
    socket.data.principal = connection.principal
    const locale = localeOf(socket.request.headers)
    socket.data.locale = locale
    const inOrder = createInOrder()
    let pending = 0
    const ticks = createTicks((cameraId) => {
      const now = counts.latest(cameraId)
      if (!now) return
      const { people, unsure } = now
      const timestamp = edge.clock.now()
      socket.volatile.emit('tick', { type: 'tick', cameraId, timestamp, counts: now.counts, people, unsure })
    })
    session.onEnd = () => void socket.disconnect(true)
    session.onLook = (who) => letGo(socket, ticks, who, edge.runtime.cameras)
    socket.once('disconnect', ticks.clearAll)

    async function answer(name: string, payload: unknown): Promise<unknown> {
      if (!isSocketEvent(name)) throw new AppError('unknown_message')
      if (pending >= MAX_PENDING) throw new AppError('busy')
      pending++
      const run = async () => {
        const who = await connection.verify()
        return SOCKET_EVENTS[name]({ edge, socket, locale, ticks, asked: { who, address } }, payload)
      }
      try {
        return await (SUBSCRIPTIONS.has(name) ? inOrder(run) : run())
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

  return {
    io,
    polling(req, res) {
      if (req.method !== 'GET' && req.method !== 'POST') throw new AppError('method_not_allowed')
      // The engine would wait for an upgrade that does not come.
      if (new URLSearchParams(req.url?.split('?')[1]).get('transport') !== 'polling') throw new AppError('bad_request')
      engine.handleRequest(req, res)
    },
    async upgrade(req, socket, head) {
      engine.handleUpgrade(req, socket, head)
    },
  }
}
