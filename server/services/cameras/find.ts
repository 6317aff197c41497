import { AppError } from '../../errors'
import type { Camera, Prisma } from '../../store/generated/client'
import { requireId } from '../guard'

/** Throws camera_not_found. */
export async function findCamera(db: Pick<Prisma.TransactionClient, 'camera'>, id: string): Promise<Camera> {
  requireId(id, 'camera_not_found')
  const row = await db.camera.findUnique({ where: { id } })
  if (!row) throw new AppError('camera_not_found')
  return row
}
