import { WEBCAM_MAX_BYTES } from '../../contract/socket'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireRole } from '../guard'

/**
 * One picture of a browser's webcam. No query: it asks the cameras that run. A camera still busy with the last picture
 * drops this one. Throws too_large, bad_request, camera_not_found, engine_down.
 */
export async function pushWebcam(context: Context, who: Principal, id: string, jpeg: Uint8Array): Promise<void> {
  requireRole(who, 'operator')
  const { inference, runner, clock } = context
  if (jpeg.byteLength > WEBCAM_MAX_BYTES) throw new AppError('too_large')
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) throw new AppError('bad_request', 'not a JPEG')
  if (runner.running(id)?.source.kind !== 'webcam') throw new AppError('camera_not_found')
  if (!inference.up) throw new AppError('engine_down')
  inference.pushWebcam(id, jpeg, clock.now())
}
