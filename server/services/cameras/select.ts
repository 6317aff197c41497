/** The cameras that a question is about: one, those of a place, or all that somebody may do this with. */
import type { CameraAction } from '../../access/actions'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { PrismaClient } from '../../store/generated/client'
import { isId } from '../guard'
import { whereCamera } from '../visible'

type Wanted = { cameraId?: string | undefined; place?: string | undefined }

/** In the order of creation. Throws camera_not_found for one that they do not see. */
export async function selectCameras(
  { camera }: Pick<PrismaClient, 'camera'>,
  who: Principal,
  { cameraId, place }: Wanted,
  action: CameraAction = 'camera.read',
): Promise<{ id: string; name: string; place: string; createdAt: Date }[]> {
  if (cameraId !== undefined && !isId(cameraId)) throw new AppError('camera_not_found')
  const rows = await camera.findMany({
    where: {
      AND: [
        whereCamera(who, action),
        cameraId === undefined ? {} : { id: cameraId },
        place === undefined ? {} : { place },
      ],
    },
    select: { id: true, name: true, place: true, createdAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  if (cameraId !== undefined && rows.length === 0) throw new AppError('camera_not_found')
  return rows
}
