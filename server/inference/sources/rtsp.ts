/** RTSP cameras: media over the same TCP connection, every wait limited. */
import { type Remote, withCredentials } from './address'
import type { OpenPlan } from './open-plan'

/** A blocked read cannot be interrupted, so it must end by itself. Microseconds. */
export const READ_TIMEOUT_US = '5000000'

export function rtspPlan(source: Remote): OpenPlan {
  const { url, secrets } = withCredentials(source)
  return {
    url,
    options: {
      rtsp_transport: 'tcp',
      timeout: READ_TIMEOUT_US,
      allowed_media_types: 'video',
      // The rate is measured while running: guessing it first would cost a second at each connection.
      fpsprobesize: '0',
      // Nor is it worth waiting for eight pictures to guess their order: two seconds of a camera at 4 a second. Microseconds.
      analyzeduration: '500000',
      protocol_whitelist: 'rtsp,rtsps,rtp,tcp,tls,udp',
    },
    pace: 'live',
    secrets,
  }
}
