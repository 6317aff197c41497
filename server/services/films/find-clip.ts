import { can } from '../../access/can'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import { clipPath } from '../../inference/clip/folder'
import { sizeOf } from '../alerts/safe-file'
import { findClipFolder } from '../clips/find'
import type { Context } from '../context'
import { alertOf } from '../locate'

type Needs = Pick<Context, 'prisma' | 'paths' | 'serverName'>

/**
 * The clip of an alert as a film: whose it is, and how large. Throws alert_not_found for who may not see it, forbidden for who sees it and
 * is no operator of its camera, and what `findClipFolder` throws.
 */
export async function findClipToAnalyse(c: Needs, who: Principal, alertId: string) {
  const camera = await alertOf().find(c, { id: alertId })
  if (!camera || !can(who, 'alert.read', camera)) throw new AppError('alert_not_found')
  if (!can(who, 'film.use', camera)) throw new AppError('forbidden', 'no operator of this camera')
  const bytes = await sizeOf(clipPath(await findClipFolder(c, alertId)))
  return { cameraId: camera.cameraId, cameraPlace: camera.place, bytes }
}
