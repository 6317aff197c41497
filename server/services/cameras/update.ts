import type { CameraAdminView, CameraPatch, CameraSource } from '../../contract/camera'
import { cameraSource } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Camera } from '../../store/generated/client'
import type { Context } from '../context'
import type { Crypt } from '../crypt'
import { isTaken } from '../database-error'
import { requireRole } from '../guard'
import { withLock } from '../lock'
import { checkCamera } from './check'
import { choosePassword, keepUsername } from './credentials'
import { findCamera } from './find'
import { type StoredSource, splitSource } from './source'
import { toCameraAdminView } from './view'

/**
 * Changes what the patch names and brings the engine in line; pictures go on when only numbers changed.
 * Throws camera_not_found, name_taken, model_not_found, source_*, validation_failed on source.password.
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
  // Locked: a source and the password that belongs to it change together or not at all.
  const row = await withLock(prisma, `camera.${id}`, async (tx) => {
    const before = await findCamera(tx, id)
    const data = { ...plain, ...(source ? changedSource(crypt, before, source) : {}) }
    return tx.camera.update({ where: { id }, data })
  }).catch((error: unknown) => {
    throw isTaken(error) ? new AppError('name_taken') : error
  })
  await runner.sync(id)
  events.emit('camerasChanged', null)
  return toCameraAdminView(row, board.of(row))
}

function changedSource(
  crypt: Crypt,
  before: Camera,
  source: CameraSource,
): { source: StoredSource; secretEnc?: string | null } {
  const stored = cameraSource.parse(before.source)
  const after = splitSource(source)
  const kept = { ...after, stored: keepUsername(stored, after.stored) }
  const choice = choosePassword({ source: stored, hasPassword: before.secretEnc !== null }, kept)
  if (choice === 'keep') return { source: kept.stored }
  return { source: kept.stored, secretEnc: choice === 'none' ? null : crypt.seal(choice.set, before.id) }
}
