/**
 * Begins a stream of pictures: counted, logged, ended with the session, the right to see, or when the last of its cameras
 * goes to another server, and cleaned up however it ends.
 */

import type { Principal } from '../contract/user'
import { PRIVATE_HEADERS } from '../edge/private-headers'
import type { KnownRequest } from '../edge/route'
import { canWatch } from '../frames/can-watch'
import { createViewer, type Viewer } from './viewer'

/** Finds lines that died without a word while no picture is sent. */
const TCP_KEEPALIVE_MS = 10_000

/**
 * Sends the head and hands the viewer to `follow`, which returns the way to stop following.
 * Throws too_many_connections.
 */
export function openViewer(
  { req, res, edge, identity, address }: KnownRequest,
  what: string,
  cameraIds: readonly string[],
  options: { type: string; start?: Buffer; keepalive?: { chunk: Buffer; afterMs: number } },
  follow: (viewer: Viewer) => () => void,
): void {
  // The client left while its session was looked up: its close event is over.
  if (res.destroyed) return
  const { cameras, looked } = edge.runtime
  const still = (who: Principal) =>
    cameraIds.every((id) => canWatch(cameras, who, id)) && cameraIds.some((id) => cameras.elsewhere(id) === null)
  const connection = edge.connections.open('stream', what, identity, address, { onEnd: () => viewer.end(), still })
  for (const id of cameraIds) looked(identity.principal, id, address)
  res.writeHead(200, {
    ...PRIVATE_HEADERS,
    'Content-Type': options.type,
    Connection: 'close',
    'X-Accel-Buffering': 'no',
  })
  req.socket.setNoDelay(true)
  req.socket.setKeepAlive(true, TCP_KEEPALIVE_MS)
  const viewer = createViewer(res, {
    ...(options.keepalive && { keepalive: options.keepalive }),
    onStuck: () => connection.log.info('viewer takes nothing: cut off'),
  })
  if (options.start) res.write(options.start)
  else res.flushHeaders()
  const unfollow = follow(viewer)
  res.once('close', () => {
    unfollow()
    connection.log.debug(viewer.stats, 'pictures')
    connection.closed()
  })
}
