/** An alert with an incident of its own, as if it had fired: for tests of what comes after. */
import type { AlertState } from '../../contract/alert'
import type { IncidentState } from '../../contract/incident'
import type { Alert, Prisma, PrismaClient } from '../../store/generated/client'
import { uuid7 } from '../uuid7'

const STATE: Record<AlertState, IncidentState> = {
  raised: 'new',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
  false_alarm: 'false_alarm',
}

/** @param change of its incident */
export async function putAlert(
  prisma: PrismaClient,
  alert: Omit<Prisma.AlertUncheckedCreateInput, 'incidentId'>,
  change: Partial<Prisma.IncidentUncheckedCreateInput> = {},
): Promise<Alert> {
  const { cameraId, cameraName, cameraPlace, ruleId, ruleName, kind, severity, lesson, state = 'raised' } = alert
  const at = new Date(alert.raisedAt)
  const id = alert.id ?? uuid7(at.getTime())
  const incident = await prisma.incident.create({
    data: {
      ...{ id, cameraId, cameraName, cameraPlace, ruleId, ruleName, kind, severity, lesson, state: STATE[state] },
      ...{ firstAt: at, lastAt: at, latestId: id },
      ...(['resolved', 'false_alarm'].includes(state) && { closedAt: at }),
      ...change,
    },
  })
  return prisma.alert.create({ data: { ...alert, id, incidentId: incident.id } })
}
