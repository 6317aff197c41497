import type { CameraView } from '../../contract/camera'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { toCameraView } from './view'

/** Every camera in the order of creation: one query, whatever their number. */
export async function listCameras({ prisma, board }: Context, who: Principal): Promise<CameraView[]> {
  requireRole(who, 'viewer')
  const rows = await prisma.camera.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => toCameraView(row, board.of(row)))
}
