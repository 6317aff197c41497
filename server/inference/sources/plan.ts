/** How FFmpeg opens a source. Credentials are put into the address here, inside the engine, and nowhere else. */
import type { EngineSource } from '../messages'
import { devicePlan } from './device'
import { filePlan } from './file'
import { httpPlan } from './http'
import type { OpenPlan } from './open-plan'
import { rtspPlan } from './rtsp'

/** Sources that FFmpeg opens. */
export type OpenSource = Exclude<EngineSource, { kind: 'webcam' | 'calibration' }>

/**
 * Throws SourceFailure (source_invalid_url, source_address, source_outside_media, source_not_found).
 * @param proxy through which HTTP goes out: the address guard's
 */
export function openPlan(source: OpenSource, mediaDir: string, proxy: string): OpenPlan {
  switch (source.kind) {
    case 'rtsp':
      return rtspPlan(source)
    case 'http':
      return httpPlan(source, proxy)
    case 'file':
      return filePlan(source.path, mediaDir)
    case 'device':
      return devicePlan(source.path)
  }
}
