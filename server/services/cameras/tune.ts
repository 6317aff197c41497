import type { CameraView } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isMissing } from '../database-error'
import { requireId, requireRole } from '../guard'
import { toCameraView } from './view'

type Tuning = { intervalMs?: number; confidence?: number; iou?: number }

/** Takes effect with the next frame, without reopening the source. Throws camera_not_found. */
export async function tuneCamera(context: Context, who: Principal, id: string, change: Tuning): Promise<CameraView> {
  requireRole(who, 'operator')
  requireId(id, 'camera_not_found')
  const { intervalMs, confidence, iou } = change
  const row = await context.prisma.camera
    .update({ where: { id }, data: { intervalMs, confidence, iou } })
    .catch((error: unknown) => {
      throw isMissing(error) ? new AppError('camera_not_found') : error
    })
  await context.runner.sync(id)
  context.events.emit('camerasChanged', null)
  return toCameraView(row, context.board.of(row))
}
