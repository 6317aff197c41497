/** Our own routes and the verbs. Everything else is Next's. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { identify } from '../auth/authenticate'
import { clientAddress } from '../edge/client-address'
import type { Edge } from '../edge/edge'
import { localeOf } from '../edge/request-locale'
import { pathOf } from '../edge/request-path'
import type { OwnRequest, Routes } from '../edge/route'
import { AppError } from '../errors'
import { sendJson } from './reply'
import { allowedMethods, answerVerb, findVerb } from './verb-routes'

export const HTTP_ROUTES: Routes = new Map([['/health', { open: true, handle: healthRoute }]])

/** False when the path is none of ours. Throws method_not_allowed, unauthenticated, and what the route or verb throws. */
export async function answerOwn(
  edge: Edge,
  routes: Routes,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const path = pathOf(req)
  const method = req.method ?? ''
  const route = routes.get(path)
  const found = findVerb(method, path)
  const allowed = route ? ['GET'] : allowedMethods(path)
  if (allowed.length === 0) return false
  if (!allowed.includes(method)) {
    res.setHeader('Allow', allowed.join(', '))
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
  if (found) await answerVerb(request, found.verb, found.params)
  else if (route?.open) await route.handle(request)
  else {
    const identity = await identify(req.headers, edge.runtime)
    if (!identity) throw new AppError('unauthenticated')
    await route?.handle({ ...request, identity })
  }
  return true
}

/** For load balancers and watchdogs: 503 without a database. An engine that restarts is `degraded`, and still 200. */
async function healthRoute({ edge, res }: OwnRequest): Promise<void> {
  const health = await edge.runtime.health()
  sendJson(res, health.database ? 200 : 503, health)
}
