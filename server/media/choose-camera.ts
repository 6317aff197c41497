/** The camera that a client named; without a name the first one that is enabled, as programs of old expect of /ws. */
import type { CameraView } from '../contract/camera'
import type { Principal } from '../contract/user'
import { AppError } from '../errors'
import type { Services } from '../services/api'

/** Throws camera_not_found. */
export async function chooseCamera(
  services: Pick<Services, 'cameras'>,
  who: Principal,
  id: string | null,
): Promise<CameraView> {
  if (id !== null) return services.cameras.get(who, id)
  const first = (await services.cameras.list(who)).find((camera) => camera.enabled)
  if (!first) throw new AppError('camera_not_found')
  return first
}
