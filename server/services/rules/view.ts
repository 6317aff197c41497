import { behaviourCode } from '../../contract/behaviours'
import type { RuleView } from '../../contract/rule'
import type { Rule } from '../../store/generated/client'

/** What a rule is read with. */
export const WITH_CAMERA = { camera: { select: { name: true, place: true } } } as const
export type RuleRow = Rule & { camera: { name: string; place: string } }

export function toRuleView(row: RuleRow): RuleView {
  return {
    id: row.id,
    name: row.name,
    kind: 'behaviour_count',
    cameraId: row.cameraId,
    cameraName: row.camera.name,
    behaviour: behaviourCode.parse(row.behaviour),
    minCount: row.minCount,
    forMs: row.forMs,
    cooldownMs: row.cooldownMs,
    severity: row.severity,
    enabled: row.enabled,
    createdAt: row.createdAt.getTime(),
  }
}
