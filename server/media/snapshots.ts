/** The newest picture of a camera, with or without its boxes. */
import type { Locale } from '../contract/locale'
import type { Principal } from '../contract/user'
import { AppError } from '../errors'
import type { Inference } from '../inference/api'
import { toFrameObject } from '../inference/frame-object'
import type { Burn } from '../services/burn'
import type { Verbs } from '../services/registry'
import { chooseCamera } from './choose-camera'

export type Snapshot = { jpeg: Uint8Array; frameIndex: number; timeMs: number }

/** Throws camera_not_found, forbidden, no_picture, busy. */
export type TakeSnapshot = (
  asked: { who: Principal; address: string },
  cameraId: string,
  options: { overlay: boolean; locale: Locale },
) => Promise<Snapshot>

export function createSnapshots(deps: {
  verbs: Verbs
  inference: Pick<Inference, 'lastFrame'>
  burn: Burn
}): TakeSnapshot {
  return async (asked, cameraId, { overlay, locale }) => {
    const camera = await chooseCamera(deps.verbs, asked, cameraId)
    const frame = deps.inference.lastFrame(cameraId)
    if (!frame?.jpeg) throw new AppError('no_picture')
    const { width, height, at } = frame
    const clean = { jpeg: frame.jpeg, width, height, at, objects: frame.objects.map(toFrameObject) }
    const jpeg = overlay ? await deps.burn(clean, { locale, title: camera.name, owner: asked.who.userId }) : frame.jpeg
    return { jpeg, frameIndex: frame.frameId, timeMs: Math.round(frame.at) }
  }
}
