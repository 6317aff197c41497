import type { AlertDetail, AlertView } from '../../contract/alert'
import { behaviourCode } from '../../contract/behaviours'
import type { Alert, AlertStep } from '../../store/generated/client'

export function toAlertView(row: Alert): AlertView {
  return {
    id: row.id,
    cameraId: row.cameraId,
    cameraName: row.cameraName,
    cameraPlace: row.cameraPlace,
    ruleName: row.ruleName,
    kind: 'behaviour_count',
    severity: row.severity,
    state: row.state,
    raisedAt: row.raisedAt.getTime(),
    frameIndex: row.frameIndex,
    behaviour: behaviourCode.parse(row.behaviour),
    count: row.count,
    minCount: row.minCount,
    forMs: row.forMs,
    hasSnapshot: row.snapshot !== null,
  }
}

export function toAlertDetail(row: Alert & { steps: AlertStep[] }): AlertDetail {
  const steps = row.steps.map(({ state, at, byName, note }) => ({ state, at: at.getTime(), by: byName, note }))
  return { ...toAlertView(row), steps }
}
