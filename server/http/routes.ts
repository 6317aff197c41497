/** Our own routes. Everything else is Next's. */
import { snapshotRoute } from '../media/snapshot-route'
import { streamRoute } from '../media/stream-route'
import { videoRoute } from '../media/video-route'
import type { KnownRequest, OwnRequest } from './own-request'
import { sendJson } from './reply'

type Route =
  | { open: true; handle(request: OwnRequest): Promise<void> }
  | { open: false; handle(request: KnownRequest): Promise<void> }

export const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['/health', { open: true, handle: healthRoute }],
  ['/video.mjpg', { open: false, handle: videoRoute }],
  ['/stream', { open: false, handle: streamRoute }],
  ['/snapshot.jpg', { open: false, handle: snapshotRoute }],
])

/** For load balancers and watchdogs: 503 without a database. An engine that restarts is `degraded`, and still 200. */
async function healthRoute({ edge, res }: OwnRequest): Promise<void> {
  const health = await edge.runtime.health()
  sendJson(res, health.database ? 200 : 503, health)
}
