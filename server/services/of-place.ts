import type { Prisma, PrismaClient } from '../store/generated/client'

/**
 * Alerts or incidents of a place: of the cameras that are there, and of those that are gone and were. Cameras are looked up
 * first: joined to a million alerts they cost the database half of the time.
 * @param place any, when there is none
 */
export async function ofPlace(
  { camera }: Pick<PrismaClient, 'camera'>,
  place: string | null | undefined,
): Promise<Prisma.AlertWhereInput & Prisma.IncidentWhereInput> {
  if (place === null || place === undefined) return {}
  const rows = await camera.findMany({ where: { place }, select: { id: true } })
  return { OR: [{ cameraId: { in: rows.map(({ id }) => id) } }, { cameraId: null, cameraPlace: place }] }
}
