import { can } from '../access/can'
import type { Principal } from '../contract/user'
import type { CameraDirectory } from '../services/cameras/directory'

/** Whether somebody may see a camera's pictures and results at this moment. No query: for what is open already. */
export function canWatch(cameras: CameraDirectory, who: Principal, cameraId: string): boolean {
  return can(who, 'camera.watch', { cameraId, place: cameras.of(cameraId)?.place ?? '' })
}
