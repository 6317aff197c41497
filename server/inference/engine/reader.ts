/** Opens the reader of a source. */
import type { EngineSource } from '../messages'
import { openPlan } from '../sources/plan'
import { createCalibrationReader } from './calibration-reader'
import type { Reader, Waiter, WebcamInbox } from './reader-types'
import { createStreamReader } from './stream-reader'
import { createWebcamReader } from './webcam-reader'

/** Throws SourceFailure. */
export function openReader(source: EngineSource, mediaDir: string, inbox: WebcamInbox, waiter: Waiter): Reader {
  switch (source.kind) {
    case 'calibration':
      return createCalibrationReader(source, waiter)
    case 'webcam':
      return createWebcamReader(inbox, waiter)
    default:
      return createStreamReader(openPlan(source, mediaDir), waiter)
  }
}
