/** What a rule must be beyond the contract's schema. */
import { AppError } from '../../errors'
import { ruleKindNamed } from '../../rules/kinds'
import { findZone, namedZone } from '../../rules/named-zone'
import { zonesOf } from '../cameras/view'
import { lock, type Transaction } from '../lock'

/** Until the end of the transaction, neither zones of this camera go nor rules on them come. */
export const lockZones = (tx: Transaction, cameraId: string) => lock(tx, `camera.${cameraId}`)

/**
 * Throws validation_failed: at the parameter that names a zone which the camera does not have, at forMs when there is nothing
 * that could hold.
 */
export async function requireFit(
  tx: Transaction,
  { cameraId, kind, params, forMs }: { cameraId: string; kind: string; params: unknown; forMs: number },
): Promise<void> {
  if (forMs > 0 && ruleKindNamed(kind)?.instant) throw refused('forMs', 'instant')
  const named = namedZone(params)
  if (!named) return
  await lockZones(tx, cameraId)
  const camera = await tx.camera.findUnique({ where: { id: cameraId }, select: { zones: true } })
  if (camera && !findZone(zonesOf(camera), named)) throw refused(`condition.params.${named.field}`, 'noSuchZone')
}

function refused(field: string, why: 'instant' | 'noSuchZone'): AppError {
  return new AppError('validation_failed', `${field}: ${why}`, { fields: { [field]: why } })
}
