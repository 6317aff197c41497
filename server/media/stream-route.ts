/** GET /stream?cameras=a,b: all pictures of a page in one response (server/contract/stream.ts). */
import { STREAM_KEEPALIVE_MS, STREAM_MAX_CAMERAS } from '../contract/stream'
import type { KnownRequest } from '../edge/route'
import { AppError } from '../errors'
import { chooseCameras } from '../frames/choose-camera'
import { KEEPALIVE, STREAM_TYPE } from '../frames/chunks'
import type { SharedFrame } from '../frames/shared-frame'
import { openViewer } from './open-viewer'

export async function streamRoute(request: KnownRequest): Promise<void> {
  const { edge, query, identity, address } = request
  const cameraIds = [...new Set(query.getAll('cameras').join(',').split(',').filter(Boolean))]
  if (cameraIds.length === 0 || cameraIds.length > STREAM_MAX_CAMERAS) {
    throw new AppError('validation_failed', 'cameras', { fields: { cameras: `1 to ${STREAM_MAX_CAMERAS}` } })
  }
  const asked = { who: identity.principal, address }
  await chooseCameras(edge.runtime.verbs, asked, cameraIds)
  const keepalive = { chunk: KEEPALIVE, afterMs: STREAM_KEEPALIVE_MS }
  openViewer(request, 'stream', cameraIds, { type: STREAM_TYPE, keepalive }, (viewer) => {
    const show = (shared: SharedFrame) => {
      const chunk = shared.streamChunk()
      if (chunk) viewer.offer(shared.message.camera_id, chunk)
    }
    const stops = cameraIds.map((id) => edge.feed.subscribe(id, show))
    for (const id of cameraIds) {
      const last = edge.feed.last(id)
      if (last) show(last)
    }
    return () => {
      for (const stop of stops) stop()
    }
  })
}
