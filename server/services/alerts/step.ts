import { ALERT_NEXT, ALERT_STATES, type AlertState, type AlertView } from '../../contract/alert'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isDangling } from '../database-error'
import { requireId, requireRole, requireText } from '../guard'
import { toAlertView } from './view'

/**
 * Takes the alert to `state` and writes down who did it and when. Of two people at once one succeeds, the other gets
 * alert_state. Throws alert_not_found, alert_state.
 */
export async function stepAlert(
  { prisma, events, clock }: Context,
  who: Principal,
  id: string,
  state: Exclude<AlertState, 'raised'>,
  note?: string,
): Promise<AlertView> {
  requireRole(who, 'operator')
  requireId(id, 'alert_not_found')
  requireText({ note })
  const from = ALERT_STATES.filter((before) => ALERT_NEXT[before].includes(state))
  const row = await prisma
    .$transaction(async (tx) => {
      const { count } = await tx.alert.updateMany({ where: { id, state: { in: from } }, data: { state } })
      const alert = await tx.alert.findUnique({ where: { id } })
      if (!alert) throw new AppError('alert_not_found')
      if (count === 0) throw new AppError('alert_state', `the alert is ${alert.state} already`)
      const by = { userId: who.userId, byName: who.name }
      await tx.alertStep.create({ data: { alertId: id, state, at: new Date(clock.now()), note: note || null, ...by } })
      return alert
    })
    .catch((error: unknown) => {
      // The person was deleted a moment ago.
      throw isDangling(error) ? new AppError('unauthenticated') : error
    })
  const view = toAlertView(row)
  events.emit('alertUpdated', view)
  return view
}
