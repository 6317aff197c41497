import { type AlertDetail, type AlertView, evidence } from '../../contract/alert'
import { behaviourCode } from '../../contract/behaviours'
import { ALERT_STATE_OF } from '../../contract/incident'
import type { RetentionSettings } from '../../contract/retention'
import { alertCause } from '../../rules/kinds'
import type { Alert, Clip, IncidentStep, Prisma } from '../../store/generated/client'
import { toClipView } from '../clips/view'

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
    incidentId: row.incidentId,
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

/** What an alert is read with for what was done about it. */
export const WITH_STEPS = {
  incident: { select: { steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } } },
} satisfies Prisma.AlertInclude
/** The same with its clip. */
export const WITH_DETAIL = { ...WITH_STEPS, clip: true } satisfies Prisma.AlertInclude
type WithSteps = { incident: { steps: IncidentStep[] } }

/** What was done about its incident, in the words of alerts: each change of its state, and each note. */
export function handledSteps({ incident: { steps } }: WithSteps): AlertDetail['steps'] {
  let state: AlertDetail['state'] = 'raised'
  return steps.flatMap(({ at, byName, note, ...step }) => {
    const before = state
    state = ALERT_STATE_OF[step.state]
    return state === before && note === null ? [] : { state, at: at.getTime(), by: byName, note }
  })
}

export function toAlertDetail(
  row: Alert & WithSteps & { clip: Clip | null },
  retention: RetentionSettings,
): AlertDetail {
  const raised = { state: 'raised', at: row.raisedAt.getTime(), by: null, note: null } as const
  const steps = [raised, ...handledSteps(row)]
  // Unread where the boxes are in the picture already: nothing is drawn twice.
  const found = row.burned || row.evidence === null ? null : evidence.parse(row.evidence)
  return { ...toAlertView(row), evidence: found, clip: row.clip && toClipView(row.clip, row, retention), steps }
}
