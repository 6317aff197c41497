import { z } from 'zod'
import { levelOn } from '../../access/can'
import { incidentDetail, MAX_FIRINGS } from '../../contract/incident'
import { AppError } from '../../errors'
import { toAlertView } from '../alerts/view'
import { incidentOf } from '../locate'
import { verb } from '../verb'
import { toIncidentView, toStepView } from './view'

export const getIncident = verb({
  name: 'incidents.get',
  method: 'GET',
  path: '/api/incidents/{id}',
  summary: 'One incident with every step, in order, and its alerts, newest first.',
  action: 'alert.read',
  on: incidentOf(),
  input: z.strictObject({ id: z.string() }),
  output: incidentDetail,
  async run({ prisma }, { who, input: { id } }) {
    const row = await prisma.incident.findUnique({
      where: { id },
      include: {
        camera: { select: { place: true } },
        steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
        alerts: { omit: { evidence: true }, orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }], take: MAX_FIRINGS },
      },
    })
    if (!row) throw new AppError('incident_not_found')
    const latest = row.alerts.find((alert) => alert.id === row.latestId) ?? null
    return {
      ...toIncidentView(row, latest),
      steps: row.steps.map(toStepView),
      alerts: row.alerts.map(toAlertView),
      may: levelOn(who, { cameraId: row.cameraId, place: row.camera?.place ?? row.cameraPlace }),
    }
  },
})
