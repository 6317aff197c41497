/** What a rule must be beyond the contract's schema. */
import type { Zone } from '../../contract/zone'
import { AppError } from '../../errors'
import { ruleKindNamed } from '../../rules/kinds'
import { findZone, namedZone } from '../../rules/named-zone'
import { zonesOf } from '../cameras/view'
import { lock, type Transaction } from '../lock'

/** Until the end of the transaction, neither zones of this camera go nor rules on them come. */
export const lockZones = (tx: Transaction, cameraId: string) => lock(tx, `camera.${cameraId}`)

type Asked = { kind: string; params: unknown; forMs: number }

/**
 * Throws validation_failed: at the parameter that names a zone which the camera does not have, at forMs when there is nothing
 * that could hold.
 */
export function requireSense({ kind, params, forMs }: Asked, zones: readonly Zone[]): void {
  if (forMs > 0 && ruleKindNamed(kind)?.instant) throw refused('forMs', 'instant')
  const named = namedZone(params)
  if (named && !findZone(zones, named)) throw refused(`condition.params.${named.field}`, 'noSuchZone')
}

/** The same of a rule that is to be stored: its zone stays until the end of the transaction. */
export async function requireFit(tx: Transaction, { cameraId, ...asked }: Asked & { cameraId: string }): Promise<void> {
  const named = namedZone(asked.params)
  if (named) await lockZones(tx, cameraId)
  const camera = await tx.camera.findUnique({ where: { id: cameraId }, select: { zones: true } })
  // That there is no camera is found when the rule is stored.
  if (camera) requireSense(asked, zonesOf(camera))
}

function refused(field: string, why: 'instant' | 'noSuchZone'): AppError {
  return new AppError('validation_failed', `${field}: ${why}`, { fields: { [field]: why } })
}
