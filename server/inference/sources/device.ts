/** Cameras of this machine (V4L2). */
import { existsSync } from 'node:fs'
import { SourceFailure } from './failure'
import type { OpenPlan } from './open-plan'

/** Throws SourceFailure source_not_found when there is no such device. */
export function devicePlan(device: string): OpenPlan {
  if (!/^\/dev\/video\d{1,3}$/.test(device)) throw new SourceFailure('source_invalid_url', `not a device: ${device}`)
  if (!existsSync(device)) throw new SourceFailure('source_not_found', `no such device: ${device}`)
  return { url: device, format: 'v4l2', options: {}, pace: 'live', secrets: [] }
}
