/** HTTP: MJPEG as it comes; HLS and films by their timestamps, from the start again when they end. */
import { type Remote, withCredentials } from './address'
import type { OpenPlan } from './open-plan'
import { READ_TIMEOUT_US } from './rtsp'

/** @param proxy looks at every address, wherever redirects and playlists lead; holds a password */
export function httpPlan(source: Remote, proxy: string): OpenPlan {
  const { url, secrets } = withCredentials(source)
  return {
    url,
    options: {
      rw_timeout: READ_TIMEOUT_US,
      http_proxy: proxy,
      /** A playlist must not name files of this machine. */
      protocol_whitelist: 'http,https,tcp,tls,crypto,httpproxy',
    },
    pace: 'by-format',
    secrets: [...secrets, proxy],
  }
}

/** Formats whose timestamps say nothing about time. */
const LIVE_FORMATS = new Set(['mpjpeg', 'mjpeg', 'jpeg_pipe', 'image2pipe', 'rtsp', 'v4l2', 'video4linux2,v4l2'])

export function isLiveFormat(name: string): boolean {
  return LIVE_FORMATS.has(name)
}
