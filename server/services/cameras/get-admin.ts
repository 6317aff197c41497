import type { CameraAdminView } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { findCamera } from './find'
import { toCameraAdminView } from './view'

export async function getCameraForAdmin(
  { prisma, board }: Context,
  who: Principal,
  id: string,
): Promise<CameraAdminView> {
  requireRole(who, 'admin')
  const row = await findCamera(prisma, id)
  return toCameraAdminView(row, board.of(row))
}
