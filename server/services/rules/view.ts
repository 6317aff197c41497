import type { RuleDraft, RuleView } from '../../contract/rule'
import type { Zone } from '../../contract/zone'
import { ruleCondition } from '../../rules/kinds'
import { findZone, namedZone } from '../../rules/named-zone'
import type { Camera, Rule } from '../../store/generated/client'
import { zonesOf } from '../cameras/view'

/** What a rule is read with. */
export const WITH_CAMERA = {
  camera: { select: { name: true, place: true, zones: true } },
  schedule: { select: { name: true } },
} as const
export type RuleRow = Rule & { camera: Pick<Camera, 'name' | 'place' | 'zones'>; schedule: { name: string } | null }

export function toRuleView(row: RuleRow): RuleView {
  return {
    id: row.id,
    name: row.name,
    cameraId: row.cameraId,
    cameraName: row.camera.name,
    zoneName: zoneOf(row)?.name ?? null,
    condition: ruleCondition.safeParse({ kind: row.kind, params: row.params }).data ?? {
      kind: 'unknown',
      name: row.kind,
    },
    forMs: row.forMs,
    cooldownMs: row.cooldownMs,
    severity: row.severity,
    scheduleId: row.scheduleId,
    scheduleName: row.schedule?.name ?? null,
    enabled: row.enabled,
    createdAt: row.createdAt.getTime(),
  }
}

/** The zone that a rule asks about, as its camera has it now. */
export function zoneOf({ params, camera }: RuleRow): Zone | null {
  const named = namedZone(params)
  return named && findZone(zonesOf(camera), named)
}

/** The columns of a draft. */
export function toRuleRow({ condition: { kind, params }, ...plain }: RuleDraft) {
  return { ...plain, kind, params }
}
