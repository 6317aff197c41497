import { rm } from 'node:fs/promises'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireRole } from '../guard'

/** Throws model_not_found, forbidden (shipped), model_in_use (also by a disabled camera). */
export async function removeModel({ prisma, models }: Context, who: Principal, id: string): Promise<void> {
  requireRole(who, 'admin')
  const folder = await models.find(id)
  if (!folder) throw new AppError('model_not_found')
  if (folder.shipped) throw new AppError('forbidden', 'models that came with the program stay')
  if ((await prisma.camera.count({ where: { modelId: id } })) > 0) throw new AppError('model_in_use')
  await rm(folder.dir, { recursive: true, force: true })
}
