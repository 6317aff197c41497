/**
 * The one front door: every TCP connection, request and upgrade comes in here, is counted, cleaned of what clients claim
 * and checked, and goes on to Socket.IO, to our own routes or to Next. Nothing else listens to the server.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { identify } from '../auth/authenticate'
import type { Edge } from '../edge/edge'
import { localeOf } from '../edge/request-locale'
import { pathOf } from '../edge/request-path'
import type { Routes } from '../edge/route'
import { AppError } from '../errors'
import { admit } from './admit'
import { BODY_PACE, type BodyPace, keepPace } from './body-pace'
import { workFor } from './connection-scope'
import { replyRaw } from './raw-reply'
import { sendError } from './reply'
import { answerOwn, HTTP_ROUTES } from './routes'
import { createStrangers, STRANGER_LIMITS, type StrangerLimits } from './strangers'
import { type ParseError, refuseUnreadable } from './unreadable'

/** A model of 512 MB over a slow line takes a while to arrive. */
const REQUEST_TIMEOUT_MS = 30 * 60_000
const HEADERS_TIMEOUT_MS = 10_000
/** How late the two above may be noticed. */
const TIMEOUT_CHECK_MS = 2_000
/** All together; whoever is signed in has limits of his own (limits.ts). */
const MAX_CONNECTIONS = 10_000
const MAX_NOTED_HOSTS = 20

export type Pages = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** What is behind the door. */
export type Behind = {
  pages: Pages
  /** Of our own that are no verbs, besides HTTP's. */
  routes: Routes
  /** Long polling of Socket.IO. */
  polling: { path: string; handle(req: IncomingMessage, res: ServerResponse): void }
  /** Rejects with the reason when it does not take the socket. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>
}

export type HttpOptions = { strangers?: StrangerLimits; bodyPace?: BodyPace }

export type Http = {
  server: Server
  /** How many connections there are behind which nobody is known. */
  strangers(): number
  /** Stops listening and cuts what is still open; resolves when all is closed. */
  close(): Promise<void>
}

export function createHttp(edge: Edge, behind: Behind, options: HttpOptions = {}): Http {
  const { strangers: limits = STRANGER_LIMITS, bodyPace = BODY_PACE } = options
  const { trustProxy } = edge.runtime
  const routes: Routes = new Map([...HTTP_ROUTES, ...behind.routes])
  // Every connection comes from the proxy when there is one: then only their number counts.
  const perAddress = trustProxy ? Number.POSITIVE_INFINITY : limits.perAddress
  const strangers = createStrangers({ limits: { ...limits, perAddress }, clock: edge.clock })
  const open = new Set<Duplex>()
  const unknownHosts = new Set<string>()
  /** Connections on which an answer is under way. */
  const answering = new WeakSet<Duplex>()

  /** Does not keep the request waiting: it is checked for itself where it goes. */
  function recognise(req: IncomingMessage): void {
    const { cookie, authorization } = req.headers
    if (!strangers.has(req.socket) || !(cookie || authorization)) return
    identify(req.headers, edge.runtime).then(
      (identity) => identity && strangers.recognised(req.socket),
      (error: unknown) => edge.log.debug({ err: error }, 'nobody could be recognised'),
    )
  }

  /** Each name once, for the administrator who wonders; no more of them than anybody reads. */
  function noteUnknownHost({ headers: { host = '' } }: IncomingMessage): void {
    if (unknownHosts.has(host) || unknownHosts.size >= MAX_NOTED_HOSTS) return
    unknownHosts.add(host)
    edge.log.warn({ host: host.slice(0, 100) }, 'refused: this name is not ours (ALLOWED_HOSTS)')
  }

  function failed(req: IncomingMessage, error: unknown): void {
    if (error instanceof AppError) {
      if (error.code === 'unknown_host') noteUnknownHost(req)
      return
    }
    edge.log.error({ err: error, method: req.method, path: pathOf(req) }, 'request failed')
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    admit(req, edge)
    recognise(req)
    keepPace(req, bodyPace)
    if (req.url?.startsWith(behind.polling.path)) behind.polling.handle(req, res)
    else if (!(await answerOwn(edge, routes, req, res))) await behind.pages(req, res)
  }

  const server = createServer({ connectionsCheckingInterval: TIMEOUT_CHECK_MS })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.maxConnections = MAX_CONNECTIONS
  // Such as too many open files: the next connection may find one.
  server.on('error', (error) => edge.log.error({ err: error }, 'http server'))
  server.on('drop', () => edge.log.warn('too many connections: one was dropped'))

  server.on('connection', (socket) => {
    // For as long as it lives, whoever else listens: Node takes its own listener away when a socket is upgraded, and an
    // error nobody listens to ends the process.
    socket.on('error', (error) => edge.log.debug({ err: error }, 'connection'))
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    strangers.arrived(socket, socket.remoteAddress ?? '')
  })

  server.on('request', (req, res) => {
    const { socket } = req
    const ignore = () => undefined
    req.on('error', ignore)
    res.on('error', ignore)
    strangers.began(socket)
    answering.add(socket)
    res.once('close', () => answering.delete(socket))
    workFor(socket, () =>
      answer(req, res).catch((error: unknown) => {
        failed(req, error)
        sendError(res, error, edge.errorText, localeOf(req.headers))
      }),
    )
  })

  server.on('upgrade', (req, socket, head) => {
    strangers.began(socket)
    workFor(socket, () =>
      takeUpgrade(req, socket, head).catch((error: unknown) => {
        failed(req, error)
        const status = error instanceof AppError ? error.status : 500
        replyRaw(socket, status, edge.errorText(error, localeOf(req.headers)))
      }),
    )
  })
  async function takeUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    admit(req, edge)
    if (req.method !== 'GET') throw new AppError('method_not_allowed')
    recognise(req)
    await behind.upgrade(req, socket, head)
  }

  server.on('connect', (req, socket) => {
    const error = new AppError('method_not_allowed')
    replyRaw(socket, error.status, edge.errorText(error, localeOf(req.headers)), ['Allow: GET'])
  })
  server.on('clientError', (error: ParseError, socket) => refuseUnreadable(error, socket, answering.has(socket)))

  return {
    server,
    strangers: strangers.count,
    async close() {
      strangers.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      })
    },
  }
}

/** Resolves when the server listens; rejects when it cannot, e.g. because the port is taken. */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
