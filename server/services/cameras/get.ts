import type { CameraView } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { findCamera } from './find'
import { toCameraView } from './view'

export async function getCamera({ prisma, board }: Context, who: Principal, id: string): Promise<CameraView> {
  requireRole(who, 'viewer')
  const row = await findCamera(prisma, id)
  return toCameraView(row, board.of(row))
}
