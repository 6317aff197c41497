/** GET /snapshot.jpg?camera=ID[&overlay=0][&locale=en]: the newest measured picture, boxes drawn in unless overlay is 0. */

import { toLocale } from '../contract/locale'
import { SNAPSHOT_HEADERS, STREAM_HEADERS } from '../contract/stream'
import { PRIVATE_HEADERS } from '../edge/private-headers'
import type { KnownRequest } from '../edge/route'
import { chooseCamera } from '../frames/choose-camera'

export async function snapshotRoute({ edge, res, query, identity, locale, address }: KnownRequest): Promise<void> {
  const asked = { who: identity.principal, address }
  const { id } = await chooseCamera(edge.runtime.verbs, asked, query.get('camera'))
  edge.runtime.looked(asked.who, id, address)
  const { jpeg, frameIndex, timeMs, ageMs, measured } = await edge.takeSnapshot(asked, id, {
    overlay: query.get('overlay') !== '0',
    locale: toLocale(query.get('locale')) ?? locale,
  })
  res.writeHead(200, {
    ...PRIVATE_HEADERS,
    'Content-Type': 'image/jpeg',
    'Content-Length': jpeg.byteLength,
    [STREAM_HEADERS.frame]: frameIndex,
    [STREAM_HEADERS.time]: timeMs,
    [SNAPSHOT_HEADERS.age]: ageMs,
    [SNAPSHOT_HEADERS.measured]: String(measured),
  })
  res.end(jpeg)
}
