import type { AlertView } from '../../contract/alert'
import type { PrismaClient } from '../../store/generated/client'
import { isTaken } from '../database-error'
import type { FiredAlert } from './fired-alert'
import { toAlertView } from './view'

/**
 * Stores a firing as an alert with its first step. Names are copied, links only where camera and rule still exist.
 * snapshot: name of its picture, which is on disk already.
 * Safe to repeat with the same id: the second time changes nothing.
 */
export async function raiseAlert(
  prisma: PrismaClient,
  { id, rule, ...firing }: FiredAlert,
  snapshot: string | null,
): Promise<AlertView> {
  const at = new Date(firing.at)
  const row = await prisma
    .$transaction(async (tx) => {
      const camera = await tx.camera.findUnique({ where: { id: rule.cameraId } })
      const known = await tx.rule.findUnique({ where: { id: rule.id }, select: { id: true } })
      return tx.alert.create({
        data: {
          id,
          cameraId: camera?.id ?? null,
          cameraName: camera?.name ?? rule.cameraName,
          cameraPlace: camera?.place ?? rule.cameraPlace,
          ruleId: known?.id ?? null,
          ruleName: rule.name,
          kind: rule.kind,
          params: rule.params,
          facts: firing.facts,
          severity: rule.severity,
          raisedAt: at,
          frameIndex: firing.frameIndex,
          forMs: rule.forMs,
          heldMs: firing.heldMs,
          snapshot,
          ...(snapshot && firing.evidence && { evidence: firing.evidence }),
          steps: { create: { state: 'raised', at } },
        },
      })
    })
    .catch((error: unknown) => {
      if (isTaken(error)) return prisma.alert.findUniqueOrThrow({ where: { id } })
      throw error
    })
  return toAlertView(row)
}
