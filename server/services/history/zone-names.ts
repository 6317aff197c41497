import type { Zone } from '../../contract/zone'
import type { PrismaClient } from '../../store/generated/client'
import { zonesOf } from '../cameras/view'

/** Areas and lines as cameras have them now: what was counted may be of others, that are gone. */
export async function zonesByCamera(
  { camera }: Pick<PrismaClient, 'camera'>,
  ids: readonly string[],
): Promise<Map<string, readonly Zone[]>> {
  const rows = await camera.findMany({ where: { id: { in: [...ids] } }, select: { id: true, zones: true } })
  return new Map(rows.map((row) => [row.id, zonesOf(row)]))
}
