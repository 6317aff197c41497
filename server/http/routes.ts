/** Our own routes. Everything else is Next's. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { identify } from '../auth/authenticate'
import { AppError } from '../errors'
import { snapshotRoute } from '../media/snapshot-route'
import { streamRoute } from '../media/stream-route'
import { videoRoute } from '../media/video-route'
import { clientAddress } from './address'
import type { Edge } from './edge'
import { localeOf } from './locale'
import type { KnownRequest, OwnRequest } from './own-request'
import { pathOf } from './path'
import { sendJson } from './reply'

type Route =
  | { open: true; handle(request: OwnRequest): Promise<void> }
  | { open: false; handle(request: KnownRequest): Promise<void> }

export const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['/health', { open: true, handle: healthRoute }],
  ['/config', { open: false, handle: configRoute }],
  ['/video.mjpg', { open: false, handle: videoRoute }],
  ['/stream', { open: false, handle: streamRoute }],
  ['/snapshot.jpg', { open: false, handle: snapshotRoute }],
])

/** False when the path is none of ours. Throws method_not_allowed, unauthenticated, and what the route throws. */
export async function answerOwn(edge: Edge, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const path = pathOf(req)
  const route = ROUTES.get(path)
  if (!route) return false
  if (req.method !== 'GET') {
    res.setHeader('Allow', 'GET')
    throw new AppError('method_not_allowed')
  }
  const request = {
    edge,
    req,
    res,
    query: new URLSearchParams((req.url ?? '').slice(path.length)),
    locale: localeOf(req.headers),
    address: clientAddress(req, edge.runtime.trustProxy),
  }
  if (route.open) await route.handle(request)
  else {
    const identity = await identify(req.headers, edge.runtime)
    if (!identity) throw new AppError('unauthenticated')
    await route.handle({ ...request, identity })
  }
  return true
}

/** For load balancers and watchdogs: 503 without a database. An engine that restarts is `degraded`, and still 200. */
async function healthRoute({ edge, res }: OwnRequest): Promise<void> {
  const health = await edge.runtime.services.system.health()
  sendJson(res, health.database ? 200 : 503, health)
}

async function configRoute({ edge, res, identity }: KnownRequest): Promise<void> {
  sendJson(res, 200, await edge.runtime.services.system.config(identity.principal))
}
