import type { CameraAdminView, CameraPatch } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isTaken } from '../database-error'
import { requireRole } from '../guard'
import { withLock } from '../lock'
import { changedSource } from './changed-source'
import { checkCamera } from './check'
import { findCamera } from './find'
import { sealSecrets } from './secrets'
import { toCameraAdminView } from './view'

/**
 * Changes what the patch names and brings the engine in line; pictures go on when only numbers changed.
 * Throws camera_not_found, name_taken, model_not_found, source_*, validation_failed on source.password or source.url.
 */
export async function updateCamera(
  context: Context,
  who: Principal,
  id: string,
  patch: CameraPatch,
): Promise<CameraAdminView> {
  requireRole(who, 'admin')
  const { prisma, models, crypt, runner, board, events } = context
  await checkCamera(models, patch)
  const { source, ...plain } = patch
  // Locked: a source and the secrets that belong to it change together or not at all.
  const row = await withLock(prisma, `camera.${id}`, async (tx) => {
    const before = await findCamera(tx, id)
    if (!source) return tx.camera.update({ where: { id }, data: plain })
    const { stored, secrets } = changedSource(crypt, before, source)
    return tx.camera.update({ where: { id }, data: { ...plain, source: stored, ...sealSecrets(crypt, id, secrets) } })
  }).catch((error: unknown) => {
    throw isTaken(error) ? new AppError('name_taken') : error
  })
  await runner.sync(id)
  events.emit('camerasChanged', null)
  return toCameraAdminView(row, board.of(row))
}
