/** Opens the reader of a source. */
import { openPlan } from '../sources/plan'
import { createCalibrationReader } from './calibration-reader'
import type { CaptureSetup } from './capture-messages'
import type { CameraRecorder } from './clip/camera-recorder'
import { createFfmpegReader } from './ffmpeg-reader'
import { createPacketReader } from './packet-reader'
import type { Reader, Waiter, WebcamInbox } from './reader-types'
import { createWebcamReader } from './webcam-reader'

type Setup = Pick<CaptureSetup, 'source' | 'mediaDir' | 'proxy' | 'role'>

/** recorder: sees the packets of what FFmpeg opens; of a recording stream it has them alone. Throws SourceFailure. */
export function openReader(
  { source, mediaDir, proxy, role }: Setup,
  inbox: WebcamInbox,
  waiter: Waiter,
  recorder: CameraRecorder,
): Reader {
  switch (source.kind) {
    case 'calibration':
      return createCalibrationReader(source, waiter)
    case 'webcam':
      return createWebcamReader(inbox, waiter)
    default: {
      const plan = openPlan(source, mediaDir, proxy)
      return role === 'recording'
        ? createPacketReader(plan, waiter, recorder)
        : createFfmpegReader(plan, waiter, recorder)
    }
  }
}
