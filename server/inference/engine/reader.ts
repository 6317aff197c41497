/** Opens the reader of a source. */
import { openPlan } from '../sources/plan'
import { createCalibrationReader } from './calibration-reader'
import type { CaptureSetup } from './capture-messages'
import { createFfmpegReader } from './ffmpeg-reader'
import type { PacketTap } from './picture-input'
import type { Reader, Waiter, WebcamInbox } from './reader-types'
import { createWebcamReader } from './webcam-reader'

type Setup = Pick<CaptureSetup, 'source' | 'mediaDir' | 'proxy'>

/** tap: sees the packets of what FFmpeg opens. Throws SourceFailure. */
export function openReader(
  { source, mediaDir, proxy }: Setup,
  inbox: WebcamInbox,
  waiter: Waiter,
  tap?: PacketTap,
): Reader {
  switch (source.kind) {
    case 'calibration':
      return createCalibrationReader(source, waiter)
    case 'webcam':
      return createWebcamReader(inbox, waiter)
    default:
      return createFfmpegReader(openPlan(source, mediaDir, proxy), waiter, tap)
  }
}
