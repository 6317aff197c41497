/** The newest measured picture of a camera, with or without its boxes. */
import type { Clock } from '../clock'
import type { Locale } from '../contract/locale'
import type { Principal } from '../contract/user'
import { AppError } from '../errors'
import type { Inference } from '../inference/api'
import { toFrameObject } from '../inference/frame-object'
import type { Burn } from '../services/burn'
import type { Verbs } from '../services/registry'
import { chooseCamera } from './choose-camera'

export type Snapshot = {
  jpeg: Uint8Array
  frameIndex: number
  /** Capture time, Unix ms. */
  timeMs: number
  /** How long ago that was, ms; not spoilt by a clock that was set. */
  ageMs: number
  /** Its boxes were found in it. False: nothing was measured yet, or the camera has no model. */
  measured: boolean
}

/** Throws camera_not_found, forbidden, no_picture, busy. */
export type TakeSnapshot = (
  asked: { who: Principal; address: string },
  cameraId: string,
  options: { overlay: boolean; locale: Locale },
) => Promise<Snapshot>

export function createSnapshots(deps: {
  verbs: Verbs
  inference: Pick<Inference, 'lastFrame' | 'lastMeasured'>
  burn: Burn
  clock: Clock
}): TakeSnapshot {
  return async (asked, cameraId, { overlay, locale }) => {
    const camera = await chooseCamera(deps.verbs, asked, cameraId)
    const frame = deps.inference.lastMeasured(cameraId) ?? deps.inference.lastFrame(cameraId)
    const picture = frame?.jpeg
    if (!picture) throw new AppError('no_picture')
    const { width, height, at, measured } = frame
    const facts = {
      frameIndex: frame.frameId,
      timeMs: Math.round(at),
      ageMs: Math.max(0, Math.round(deps.clock.steady() - frame.steadyMs)),
      measured,
    }
    if (!overlay) return { jpeg: picture, ...facts }
    const clean = { jpeg: picture, width, height, at, objects: frame.objects.map(toFrameObject) }
    return { jpeg: await deps.burn(clean, { locale, title: camera.name, owner: asked.who.userId }), ...facts }
  }
}
