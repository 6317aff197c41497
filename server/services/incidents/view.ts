import { behaviourCode } from '../../contract/behaviours'
import type { IncidentStepView, IncidentView } from '../../contract/incident'
import type { Alert, Incident, IncidentStep, PrismaClient } from '../../store/generated/client'
import { toAlertView } from '../alerts/view'

export function toIncidentView(row: Incident, latest: Omit<Alert, 'evidence'> | null): IncidentView {
  return {
    id: row.id,
    cameraId: row.cameraId,
    cameraName: row.cameraName,
    cameraPlace: row.cameraPlace,
    ruleId: row.ruleId,
    ruleName: row.ruleName,
    severity: row.severity,
    state: row.state,
    assignee: row.assigneeName === null ? null : { id: row.assigneeId, name: row.assigneeName },
    behaviour: behaviourCode.safeParse(row.behaviour).data ?? null,
    lesson: row.lesson,
    firstAt: row.firstAt.getTime(),
    lastAt: row.lastAt.getTime(),
    count: row.count,
    acknowledgedAt: row.acknowledgedAt?.getTime() ?? null,
    closedAt: row.closedAt?.getTime() ?? null,
    version: row.version,
    latest: latest && toAlertView(latest),
  }
}

/** With the newest firing of each. */
export async function withLatest({ alert }: Pick<PrismaClient, 'alert'>, rows: Incident[]): Promise<IncidentView[]> {
  const alerts = await alert.findMany({
    where: { id: { in: rows.map(({ latestId }) => latestId) } },
    omit: { evidence: true },
  })
  const byId = new Map(alerts.map((row) => [row.id, row]))
  return rows.map((row) => toIncidentView(row, byId.get(row.latestId) ?? null))
}

export function toStepView({ act, state, at, byName, toName, note }: IncidentStep): IncidentStepView {
  return { act, state, at: at.getTime(), by: byName, to: toName, note }
}
