/** One step of one incident: the only place that changes what people do about incidents, and what follows for its alerts. */
import { can } from '../../access/can'
import type { AlertView } from '../../contract/alert'
import {
  ALERT_STATE_OF,
  type IncidentAct,
  type IncidentState,
  type IncidentStepBody,
  type IncidentView,
  isOpen,
} from '../../contract/incident'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import { stateAfter } from '../../rules/incident/flow'
import type { Incident } from '../../store/generated/client'
import { toAlertView } from '../alerts/view'
import type { Change } from '../change'
import type { Context } from '../context'
import { isDangling } from '../database-error'
import { requireId } from '../guard'
import { incidentOf } from '../locate'
import type { Transaction } from '../lock'
import { findAssignable } from './assignable'
import { toIncidentView } from './view'

type Needs = Pick<Context, 'clock' | 'events'>

/** Alerts of an incident, its newest, that are told one by one; `incident:changed` stands for all. */
const TOLD = 50
/** alerts: of those whose state has changed with it, the newest, in their order. */
export type Stepped = { incident: IncidentView; alerts: AlertView[] }

/**
 * Throws incident_not_found; forbidden; incident_state when the act is not possible (any more); incident_changed when somebody did
 * something since `version`; user_not_found for somebody who may not handle it; unauthenticated for a person just deleted.
 */
export async function takeStep(
  { clock, events }: Needs,
  { who, change }: { who: Principal; change: Change },
  id: string,
  asked: IncidentStepBody,
): Promise<Stepped> {
  const stepped = await change(async (tx) => {
    const before = await lockIncident(tx, who, id)
    const assignee = await assigneeAfter(tx, before, asked)
    const state = stateAfter(asked.act, before.state, assignee !== null)
    if (!state) throw new AppError('incident_state', `the incident is ${before.state}`)
    if (asked.version !== undefined && asked.act !== 'note' && asked.version !== before.version)
      throw new AppError('incident_changed', `the incident is at version ${before.version}`)
    if (asked.act === 'note' && !asked.note) throw missing('note')
    const at = new Date(clock.now())
    const row = await tx.incident.update({
      where: { id },
      data: {
        state,
        version: { increment: 1 },
        assigneeId: assignee?.id ?? null,
        assigneeName: assignee?.name ?? null,
        closedAt: isOpen(state) ? null : (before.closedAt ?? at),
        ...(asked.act !== 'note' && { acknowledgedAt: before.acknowledgedAt ?? at }),
      },
    })
    const note = asked.note || null
    const toName = asked.act === 'assign' ? (assignee?.name ?? null) : null
    await tx.incidentStep.create({
      data: { incidentId: id, act: asked.act, state, at, userId: who.userId, byName: who.name, toName, note },
    })
    const alerts = await followAlerts(tx, id, before.state, state)
    const latest = await tx.alert.findUnique({ where: { id: row.latestId }, omit: { evidence: true } })
    return {
      value: { incident: toIncidentView(row, latest), alerts },
      target: `incident:${id}`,
      before: { name: before.ruleName, state: before.state, assignee: before.assigneeName },
      after: { name: before.ruleName, act: asked.act, state, assignee: row.assigneeName, ...(note && { note }) },
    }
  }).catch((error: unknown) => {
    // The person was deleted a moment ago.
    throw isDangling(error) ? new AppError('unauthenticated') : error
  })
  events.emit('incident:changed', stepped.incident)
  for (const alert of stepped.alerts) events.emit('alert:updated', alert)
  return stepped
}

/** Of two people at once the second waits, and then sees what the first did. What somebody may not see is not found. */
async function lockIncident(tx: Transaction, who: Principal, id: string): Promise<Incident> {
  requireId(id, 'incident_not_found')
  await tx.$queryRaw`SELECT 1 FROM incidents WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.incident.findUnique({ where: { id } })
  const about = row && (await incidentOf().find({ prisma: tx }, { id }))
  if (!row || !about || !can(who, 'alert.read', about)) throw new AppError('incident_not_found')
  if (!can(who, 'alert.handle', about)) throw new AppError('forbidden')
  return row
}

type Assignee = { id: string | null; name: string }

async function assigneeAfter(tx: Transaction, before: Incident, asked: IncidentStepBody): Promise<Assignee | null> {
  const has = before.assigneeName === null ? null : { id: before.assigneeId, name: before.assigneeName }
  if (asked.act !== 'assign') return has
  if (asked.to === undefined) throw missing('to')
  return asked.to === null ? null : findAssignable(tx, before, asked.to)
}

async function followAlerts(tx: Transaction, id: string, was: IncidentState, is: IncidentState): Promise<AlertView[]> {
  const state = ALERT_STATE_OF[is]
  if (ALERT_STATE_OF[was] === state) return []
  const where = { incidentId: id }
  await tx.alert.updateMany({ where, data: { state } })
  const rows = await tx.alert.findMany({ where, omit: { evidence: true }, orderBy: { raisedAt: 'desc' }, take: TOLD })
  return rows.reverse().map(toAlertView)
}

const missing = (field: keyof IncidentStepBody) =>
  new AppError('validation_failed', `${field} is missing`, { fields: { [field]: 'required' } })

/** The acts that a program which knows alerts alone can ask for. */
export const ACT_OF = {
  acknowledged: 'acknowledge',
  resolved: 'resolve',
  false_alarm: 'false_alarm',
} as const satisfies Record<string, IncidentAct>
