import { z } from 'zod'
import { alertStepBody, alertView } from '../../contract/alert'
import { AppError } from '../../errors'
import { ACT_OF, takeStep } from '../incidents/take-step'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { toAlertView } from './view'

/** A step of its incident, for programs that know alerts. Of two people at once one succeeds, the other gets alert_state. */
export const stepAlert = verb({
  name: 'alerts.step',
  method: 'POST',
  path: '/api/alerts/{id}/steps',
  summary: 'Acknowledges, resolves, marks false: the incident that the alert belongs to, with all its alerts.',
  action: 'alert.handle',
  on: alertOf(),
  input: alertStepBody.extend({ id: z.string() }),
  output: alertView,
  async run(c, { who, input: { id, state, note }, change }) {
    const row = await c.prisma.alert.findUnique({ where: { id }, omit: { evidence: true } })
    if (!row) throw new AppError('alert_not_found')
    const { alerts } = await takeStep(c, { who, change }, row.incidentId, { act: ACT_OF[state], note }).catch(
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'incident_state')
          throw new AppError('alert_state', error.message)
        throw error
      },
    )
    // Its state has changed, or there would be an error; among them are the newest of a large incident.
    return alerts.find((alert) => alert.id === id) ?? { ...toAlertView(row), state }
  },
})
