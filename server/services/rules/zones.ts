import { AppError } from '../../errors'
import { findZone, namedZone } from '../../rules/named-zone'
import { zonesOf } from '../cameras/view'
import { lock, type Transaction } from '../lock'

/** Until the end of the transaction, neither zones of this camera go nor rules on them come. */
export const lockZones = (tx: Transaction, cameraId: string) => lock(tx, `camera.${cameraId}`)

/** Throws validation_failed at the parameter that names a zone which the camera does not have. */
export async function requireZone(tx: Transaction, cameraId: string, params: unknown): Promise<void> {
  const named = namedZone(params)
  if (!named) return
  await lockZones(tx, cameraId)
  const camera = await tx.camera.findUnique({ where: { id: cameraId }, select: { zones: true } })
  if (camera && findZone(zonesOf(camera), named)) return
  const fields = { [`condition.params.${named.field}`]: 'noSuchZone' }
  throw new AppError('validation_failed', 'the camera has no such zone', { fields })
}
