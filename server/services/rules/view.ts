import type { RuleDraft, RuleView } from '../../contract/rule'
import { ruleCondition } from '../../rules/kinds'
import type { Camera, Rule } from '../../store/generated/client'

/** What a rule is read with. */
export const WITH_CAMERA = { camera: { select: { name: true, place: true, zones: true } } } as const
export type RuleRow = Rule & { camera: Pick<Camera, 'name' | 'place' | 'zones'> }

export function toRuleView(row: RuleRow): RuleView {
  return {
    id: row.id,
    name: row.name,
    cameraId: row.cameraId,
    cameraName: row.camera.name,
    condition: ruleCondition.safeParse({ kind: row.kind, params: row.params }).data ?? {
      kind: 'unknown',
      name: row.kind,
    },
    forMs: row.forMs,
    cooldownMs: row.cooldownMs,
    severity: row.severity,
    enabled: row.enabled,
    createdAt: row.createdAt.getTime(),
  }
}

/** The columns of a draft. */
export function toRuleRow({ condition: { kind, params }, ...plain }: RuleDraft) {
  return { ...plain, kind, params }
}
