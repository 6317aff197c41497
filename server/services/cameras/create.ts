import type { CameraAdminView, CameraDraft } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isTaken } from '../database-error'
import { requireRole } from '../guard'
import { uuid7 } from '../uuid7'
import { checkCamera } from './check'
import { sealSecrets } from './secrets'
import { splitSource, withoutMasks } from './source'
import { toCameraAdminView } from './view'

/** Stores the camera and starts it. Throws name_taken, model_not_found, source_invalid_url, source_outside_media. */
export async function createCamera(context: Context, who: Principal, draft: CameraDraft): Promise<CameraAdminView> {
  requireRole(who, 'admin')
  const { prisma, models, crypt, runner, board, events, clock } = context
  const { source, ...plain } = draft
  // A mask stands for what is stored, and nothing is yet.
  const { stored, password, address } = splitSource(withoutMasks(source, { stored: source, address: null }))
  await checkCamera(models, draft)
  const id = uuid7(clock.now())
  const secrets = sealSecrets(crypt, id, { password: password ?? null, address })
  const row = await prisma.camera
    .create({ data: { id, ...plain, source: stored, ...secrets } })
    .catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
  await runner.sync(id)
  events.emit('camerasChanged', null)
  return toCameraAdminView(row, board.of(row))
}
