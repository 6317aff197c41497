/** GET /snapshot.jpg?camera=ID[&overlay=0][&locale=en]: the newest picture, boxes drawn in unless overlay is 0. */

import { toLocale } from '../contract/locale'
import { STREAM_HEADERS } from '../contract/stream'
import type { KnownRequest } from '../http/own-request'
import { PRIVATE_HEADERS } from '../http/reply'
import { chooseCamera } from './choose-camera'

export async function snapshotRoute({ edge, res, query, identity, locale }: KnownRequest): Promise<void> {
  const { id } = await chooseCamera(edge.runtime.services, identity.principal, query.get('camera'))
  const { jpeg, frameIndex, timeMs } = await edge.takeSnapshot(identity.principal, id, {
    overlay: query.get('overlay') !== '0',
    locale: toLocale(query.get('locale')) ?? locale,
  })
  res.writeHead(200, {
    ...PRIVATE_HEADERS,
    'Content-Type': 'image/jpeg',
    'Content-Length': jpeg.byteLength,
    [STREAM_HEADERS.frame]: frameIndex,
    [STREAM_HEADERS.time]: timeMs,
  })
  res.end(jpeg)
}
