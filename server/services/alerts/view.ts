import { type AlertDetail, type AlertView, evidence } from '../../contract/alert'
import { behaviourCode } from '../../contract/behaviours'
import { alertCause } from '../../rules/kinds'
import type { Alert, AlertStep } from '../../store/generated/client'

/** Without the evidence: lists do not read it. */
export function toAlertView(row: Omit<Alert, 'evidence'>): AlertView {
  const { kind, params, facts } = row
  return {
    id: row.id,
    cameraId: row.cameraId,
    cameraName: row.cameraName,
    cameraPlace: row.cameraPlace,
    ruleName: row.ruleName,
    severity: row.severity,
    state: row.state,
    raisedAt: row.raisedAt.getTime(),
    lesson: row.lesson,
    frameIndex: Number(row.frameIndex),
    cause: alertCause.safeParse({ kind, params, facts }).data ?? { kind: 'unknown', name: kind },
    behaviour: behaviourCode.safeParse(row.behaviour).data ?? null,
    forMs: row.forMs,
    heldMs: row.heldMs,
    hasSnapshot: row.snapshot !== null,
  }
}

export function toAlertDetail(row: Alert & { steps: AlertStep[] }): AlertDetail {
  const steps = row.steps.map(({ state, at, byName, note }) => ({ state, at: at.getTime(), by: byName, note }))
  // Unread where the boxes are in the picture already: nothing is drawn twice.
  const found = row.burned || row.evidence === null ? null : evidence.parse(row.evidence)
  return { ...toAlertView(row), evidence: found, steps }
}
