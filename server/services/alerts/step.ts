import { z } from 'zod'
import { ALERT_NEXT, ALERT_STATES, alertStepBody, alertView } from '../../contract/alert'
import { AppError } from '../../errors'
import { isDangling } from '../database-error'
import { alertOf } from '../locate'
import { verb } from '../verb'
import { toAlertView } from './view'

/** Of two people at once one succeeds, the other gets alert_state. */
export const stepAlert = verb({
  name: 'alerts.step',
  method: 'POST',
  path: '/api/alerts/{id}/steps',
  summary: 'Acknowledges, resolves, marks false.',
  action: 'alert.handle',
  on: alertOf(),
  input: alertStepBody.extend({ id: z.string() }),
  output: alertView,
  async run({ events, clock }, { who, input: { id, state, note }, change }) {
    const from = ALERT_STATES.filter((before) => ALERT_NEXT[before].includes(state))
    const view = await change(async (tx) => {
      const before = await tx.alert.findUnique({ where: { id }, select: { state: true } })
      const { count } = await tx.alert.updateMany({ where: { id, state: { in: from } }, data: { state } })
      const alert = await tx.alert.findUnique({ where: { id } })
      if (!alert || !before) throw new AppError('alert_not_found')
      if (count === 0) throw new AppError('alert_state', `the alert is ${alert.state} already`)
      const by = { userId: who.userId, byName: who.name }
      await tx.alertStep.create({ data: { alertId: id, state, at: new Date(clock.now()), note: note || null, ...by } })
      const after = { state, ...(note ? { note } : {}) }
      return { value: toAlertView(alert), target: `alert:${id}`, before: { state: before.state }, after }
    }).catch((error: unknown) => {
      // The person was deleted a moment ago.
      throw isDangling(error) ? new AppError('unauthenticated') : error
    })
    events.emit('alert:updated', view)
    return view
  },
})
