/** visibleCameras(who) as conditions of a query. */

import type { CameraAction } from '../access/actions'
import { visibleCameras } from '../access/can'
import type { Principal } from '../contract/user'
import type { Prisma } from '../store/generated/client'

export function whereCamera(who: Principal, action?: CameraAction): Prisma.CameraWhereInput {
  const visible = visibleCameras(who, action)
  if (visible === 'all') return {}
  return { OR: [{ id: { in: visible.cameraIds } }, { place: { in: visible.places } }] }
}

/** Alerts of cameras that are gone belong to the place they were raised in. */
export function whereAlert(who: Principal, action: CameraAction = 'alert.read'): Prisma.AlertWhereInput {
  const visible = visibleCameras(who, action)
  if (visible === 'all') return {}
  const { cameraIds, places } = visible
  return {
    OR: [
      { cameraId: { in: cameraIds } },
      { camera: { place: { in: places } } },
      { cameraId: null, cameraPlace: { in: places } },
    ],
  }
}
