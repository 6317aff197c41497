import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireId, requireRole } from '../guard'

/** The camera and its rules go, its alerts stay. Throws camera_not_found. */
export async function removeCamera(context: Context, who: Principal, id: string): Promise<void> {
  requireRole(who, 'admin')
  requireId(id, 'camera_not_found')
  const { prisma, runner, watcher, events } = context
  const { count } = await prisma.camera.deleteMany({ where: { id } })
  if (count === 0) throw new AppError('camera_not_found')
  await Promise.all([runner.sync(id), watcher.reload()])
  events.emit('camerasChanged', null)
}
