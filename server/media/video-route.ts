/** GET /video.mjpg?camera=ID[&overlay=1][&locale=en]: one camera for an <img> or a recorder. */

import { toLocale } from '../contract/locale'
import type { KnownRequest } from '../edge/route'
import { chooseCamera } from '../frames/choose-camera'
import { MJPEG_START, MJPEG_TYPE } from '../frames/chunks'
import type { SharedFrame } from '../frames/shared-frame'
import { openViewer } from './open-viewer'

export async function videoRoute(request: KnownRequest): Promise<void> {
  const { edge, query, identity, address } = request
  const { id } = await chooseCamera(edge.runtime.verbs, { who: identity.principal, address }, query.get('camera'))
  const locale = toLocale(query.get('locale')) ?? request.locale
  openViewer(request, 'video', [id], { type: MJPEG_TYPE, start: MJPEG_START }, (viewer) => {
    if (query.get('overlay') === '1') return edge.overlays.subscribe(id, locale, (chunk) => viewer.offer(id, chunk))
    const show = (shared: SharedFrame) => {
      const chunk = shared.mjpegChunk()
      if (chunk) viewer.offer(id, chunk)
    }
    const stop = edge.feed.subscribe(id, show)
    const last = edge.feed.last(id)
    if (last) show(last)
    return stop
  })
}
