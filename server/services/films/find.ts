/** Which films somebody has: their own, on places where they are operator; administrators all. */
import { can, visibleCameras } from '../../access/can'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Film, Prisma, PrismaClient } from '../../store/generated/client'
import { requireId } from '../guard'

export function whereFilm(who: Principal): Prisma.FilmWhereInput {
  if (can(who, 'film.any')) return {}
  const visible = visibleCameras(who, 'film.use')
  return { ownerId: who.userId, ...(visible !== 'all' && { place: { in: visible.places } }) }
}

/** Throws film_not_found, for somebody else's too. */
export async function findFilm({ film }: Pick<PrismaClient, 'film'>, who: Principal, id: string): Promise<Film> {
  requireId(id, 'film_not_found')
  const row = await film.findFirst({ where: { id, ...whereFilm(who) } })
  if (!row) throw new AppError('film_not_found')
  return row
}

/** Throws forbidden for a place where somebody is no operator. */
export function requirePlace(who: Principal, place: string): void {
  if (!can(who, 'film.use', { cameraId: null, place })) throw new AppError('forbidden', 'no operator of this place')
}
