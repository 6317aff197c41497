/** The camera that a client named; without a name the first one that is enabled, as programs of old expect of /ws. */
import { can } from '../access/can'
import type { CameraView } from '../contract/camera'
import type { Principal } from '../contract/user'
import { AppError } from '../errors'
import type { Verbs } from '../services/registry'

/** Somebody may see its pictures. Throws camera_not_found, forbidden (counts alone). */
export async function chooseCamera(
  verbs: Verbs,
  asked: { who: Principal; address: string },
  id: string | null,
): Promise<CameraView> {
  const watchable = ({ id: cameraId, place }: CameraView) => can(asked.who, 'camera.watch', { cameraId, place })
  if (id === null) {
    const first = (await verbs.call('cameras.list', asked, {})).find((camera) => camera.enabled && watchable(camera))
    if (!first) throw new AppError('camera_not_found')
    return first
  }
  const camera = await verbs.call('cameras.get', asked, { id })
  if (!watchable(camera)) throw new AppError('forbidden')
  return camera
}
