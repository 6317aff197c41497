/**
 * Which films somebody has: their own, on places where they are operator, those made of clips while they are operator of that
 * camera; administrators all.
 */
import { can, visibleCameras } from '../../access/can'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Film, Prisma, PrismaClient } from '../../store/generated/client'
import { requireId } from '../guard'
import { whereFilmOfClip } from '../visible'

export function whereFilm(who: Principal): Prisma.FilmWhereInput {
  if (can(who, 'film.any')) return {}
  const visible = visibleCameras(who, 'film.use')
  if (visible === 'all') return { ownerId: who.userId }
  const sent = { cameraPlace: null, place: { in: visible.places } }
  return { ownerId: who.userId, OR: [sent, whereFilmOfClip(who)] }
}

/** Throws film_not_found, for somebody else's too. */
export async function findFilm({ film }: Pick<PrismaClient, 'film'>, who: Principal, id: string): Promise<Film> {
  requireId(id, 'film_not_found')
  const row = await film.findFirst({ where: { id, ...whereFilm(who) } })
  if (!row) throw new AppError('film_not_found')
  return row
}

/** Throws forbidden for a place where somebody is no operator. ofClip: where the camera is whose clip it was. */
export function requirePlace(who: Principal, place: string, ofClip: string | null): void {
  if (place !== ofClip && !can(who, 'film.use', { cameraId: null, place }))
    throw new AppError('forbidden', 'no operator of this place')
}
