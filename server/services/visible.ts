/** visibleCameras(who) as conditions of a query. */

import type { CameraAction } from '../access/actions'
import { can, visibleCameras } from '../access/can'
import type { Principal } from '../contract/user'
import type { Prisma, PrismaClient } from '../store/generated/client'

export function whereCamera(who: Principal, action?: CameraAction): Prisma.CameraWhereInput {
  const visible = visibleCameras(who, action)
  if (visible === 'all') return {}
  return { OR: [{ id: { in: visible.cameraIds } }, { place: { in: visible.places } }] }
}

/** Of these cameras, those that are there and that `who` may not do this with. */
export async function hiddenCameras(
  { camera }: Pick<PrismaClient, 'camera'>,
  who: Principal,
  action: CameraAction,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await camera.findMany({ where: { id: { in: [...ids] } }, select: { id: true, place: true } })
  return new Set(rows.filter(({ id, place }) => !can(who, action, { cameraId: id, place })).map(({ id }) => id))
}

/** Alerts of cameras that are gone belong to the place they were raised in. */
export function whereAlert(who: Principal, action: CameraAction = 'alert.read'): Prisma.AlertWhereInput {
  return whereRaised(who, action)
}

/** Incidents as alerts. */
export function whereIncident(who: Principal, action: CameraAction = 'alert.read'): Prisma.IncidentWhereInput {
  return whereRaised(who, action)
}

/** Films made of clips, as alerts. */
export function whereFilmOfClip(who: Principal): Prisma.FilmWhereInput {
  return { cameraPlace: { not: null }, ...whereRaised(who, 'film.use') }
}

type Raised = Prisma.AlertWhereInput & Prisma.IncidentWhereInput & Prisma.FilmWhereInput

function whereRaised(who: Principal, action: CameraAction): Raised {
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
