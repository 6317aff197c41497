/** The HTTP server: cleans what clients claim, refuses foreign pages, answers our own routes, hands the rest to Next. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { identify } from '../auth/authenticate'
import { originAllowed } from '../auth/origin'
import { AppError } from '../errors'
import { cleanForwarded, clientAddress } from './address'
import type { Edge } from './edge'
import { localeOf } from './locale'
import { pathOf } from './path'
import { sendError } from './reply'
import { ROUTES } from './routes'

/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** A model of 512 MB over a slow line takes a while to arrive. */
const REQUEST_TIMEOUT_MS = 30 * 60_000

export type Pages = (req: IncomingMessage, res: ServerResponse) => Promise<void>

export function createHttp(edge: Edge, pages: Pages): Server {
  const { trustProxy } = edge.runtime
  const server = createServer((req, res) => {
    cleanForwarded(req, trustProxy)
    answer(edge, pages, req, res).catch((error: unknown) => {
      if (!(error instanceof AppError))
        edge.log.error({ err: error, method: req.method, path: pathOf(req) }, 'request failed')
      sendError(res, error, edge.errorText, localeOf(req.headers))
    })
  })
  server.requestTimeout = REQUEST_TIMEOUT_MS
  return server
}

async function answer(edge: Edge, pages: Pages, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { trustProxy } = edge.runtime
  if (!SAFE.has(req.method ?? '') && !originAllowed(req.headers, edge.runtime)) {
    throw new AppError('foreign_origin')
  }
  const path = pathOf(req)
  const route = ROUTES.get(path)
  if (!route) return pages(req, res)
  if (req.method !== 'GET') throw new AppError('not_found')
  const request = {
    edge,
    req,
    res,
    query: new URLSearchParams((req.url ?? '').slice(path.length)),
    locale: localeOf(req.headers),
    address: clientAddress(req, trustProxy),
  }
  if (route.open) return route.handle(request)
  const identity = await identify(req.headers, edge.runtime)
  if (!identity) throw new AppError('unauthenticated')
  return route.handle({ ...request, identity })
}

/** Stops listening and cuts what is still open; resolves when all is closed. */
export async function closeHttp(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
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
