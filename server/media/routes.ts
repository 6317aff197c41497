/** Pictures over HTTP. */
import type { Routes } from '../edge/route'
import { snapshotRoute } from './snapshot-route'
import { streamRoute } from './stream-route'
import { videoRoute } from './video-route'

export const MEDIA_ROUTES: Routes = new Map([
  ['/video.mjpg', { open: false, handle: videoRoute }],
  ['/stream', { open: false, handle: streamRoute }],
  ['/snapshot.jpg', { open: false, handle: snapshotRoute }],
])
