/** Incidents: what people handle. Firings of one rule that belong together, who does something about them, and what. */
import { z } from 'zod'
import { RULE_KIND_NAMES } from '../rules/kinds'
import { type AlertState, alertView } from './alert'
import { behaviourCode } from './behaviours'
import { severity } from './rule'
import { role } from './user'

export const INCIDENT_STATES = ['new', 'acknowledged', 'assigned', 'resolved', 'false_alarm'] as const
export const incidentState = z.enum(INCIDENT_STATES)
export type IncidentState = z.infer<typeof incidentState>

export const OPEN_STATES = ['new', 'acknowledged', 'assigned'] as const satisfies readonly IncidentState[]
export const isOpen = (state: IncidentState): boolean => (OPEN_STATES as readonly IncidentState[]).includes(state)

/** An incident's state in the words of alerts, which know no assignment. */
export const ALERT_STATE_OF: Record<IncidentState, AlertState> = {
  new: 'raised',
  acknowledged: 'acknowledged',
  assigned: 'acknowledged',
  resolved: 'resolved',
  false_alarm: 'false_alarm',
}

export const INCIDENT_ACTS = ['acknowledge', 'assign', 'resolve', 'false_alarm', 'reopen', 'note'] as const
export const incidentAct = z.enum(INCIDENT_ACTS)
export type IncidentAct = z.infer<typeof incidentAct>

export const incidentView = z.strictObject({
  /** That of the firing that began it. */
  id: z.string(),
  cameraId: z.string().nullable(),
  cameraName: z.string(),
  cameraPlace: z.string(),
  /** Null once the rule is deleted. */
  ruleId: z.string().nullable(),
  ruleName: z.string(),
  /** The highest of its firings. */
  severity,
  state: incidentState,
  /** Id null once the person is deleted. */
  assignee: z.strictObject({ id: z.string().nullable(), name: z.string() }).nullable(),
  behaviour: behaviourCode.nullable(),
  /** The lesson it began in. */
  lesson: z.string().nullable(),
  /** Of its first and its last firing, Unix ms. */
  firstAt: z.int(),
  lastAt: z.int(),
  /** Firings. */
  count: z.int(),
  /** When somebody first did anything about it; null while nobody has. */
  acknowledgedAt: z.int().nullable(),
  closedAt: z.int().nullable(),
  /** Grows with every step: pass it back with the next one. */
  version: z.int(),
  /** The newest firing; null for a moment while retention takes it away. */
  latest: alertView.nullable(),
})
export type IncidentView = z.infer<typeof incidentView>

export const incidentStep = z.strictObject({
  act: incidentAct,
  /** After it. */
  state: incidentState,
  at: z.int(),
  /** Null for steps of the program itself. */
  by: z.string().nullable(),
  /** Whom it was assigned to; null: to nobody any more. */
  to: z.string().nullable(),
  note: z.string().nullable(),
})
export type IncidentStepView = z.infer<typeof incidentStep>

/** A detail has so many firings, newest first; an incident of this program has no more. */
export const MAX_FIRINGS = 250

export const incidentDetail = z.strictObject({
  ...incidentView.shape,
  /** In their order. */
  steps: z.array(incidentStep),
  /** Newest first. */
  alerts: z.array(alertView),
  /** The reader's level on its camera: `operator` handles it. */
  may: role,
})
export type IncidentDetail = z.infer<typeof incidentDetail>

/** Query of GET /api/incidents. Keyset paging: pass the last page's `next` as `cursor`. */
export const incidentQuery = z.strictObject({
  /** `open`: new, acknowledged, or assigned. */
  state: z.enum(['open', ...INCIDENT_STATES]).optional(),
  /** 1: assigned to the asker. */
  mine: z.enum(['1']).optional(),
  cameraId: z.string().max(64).optional(),
  place: z.string().max(120).optional(),
  ruleId: z.string().max(64).optional(),
  kind: z.enum(RULE_KIND_NAMES).optional(),
  behaviour: behaviourCode.optional(),
  severity: severity.optional(),
  lesson: z.string().max(40).optional(),
  /** Of the first firing. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type IncidentQuery = z.infer<typeof incidentQuery>

export const incidentPage = z.strictObject({
  items: z.array(incidentView),
  next: z.string().nullable(),
  /** In state new, over all cameras one may see: what nobody has looked at. */
  unread: z.int(),
})
export type IncidentPage = z.infer<typeof incidentPage>

const actFields = {
  act: incidentAct,
  note: z.string().trim().max(500).optional(),
  /** With `assign`: a person's id, or null for nobody any more. */
  to: z.string().max(64).nullable().optional(),
}

/** Body of POST /api/incidents/<id>/steps. */
export const incidentStepBody = z.strictObject({
  ...actFields,
  /** As the asker saw it: when somebody else has done something since, the answer is incident_changed. */
  version: z.int().min(0).optional(),
})
export type IncidentStepBody = z.infer<typeof incidentStepBody>

export const MAX_BULK = 100
/** Body of POST /api/incidents/steps. */
export const incidentBulkBody = z.strictObject({
  ...actFields,
  ids: z.array(z.string().max(64)).min(1).max(MAX_BULK),
})
export const incidentBulkResult = z.strictObject({
  changed: z.array(incidentView),
  /** Which did not change, and why: a code of errors. */
  unchanged: z.array(z.strictObject({ id: z.string(), code: z.string() })),
})

/** Somebody whom incidents of a camera can be assigned to. */
export const assignable = z.strictObject({ id: z.string(), name: z.string() })
export type Assignable = z.infer<typeof assignable>

/** How rules and people did over the last days. */
export const incidentFigures = z.strictObject({
  days: z.int(),
  /** Median of the time from the first firing to the first step, ms; null where nobody did anything. */
  acknowledgeMs: z.number().nullable(),
  /** Of these incidents. */
  acknowledged: z.int(),
  rules: z.array(
    z.strictObject({
      ruleId: z.string(),
      incidents: z.int(),
      /** Of them resolved or false alarms, and false alarms. */
      closed: z.int(),
      falseAlarms: z.int(),
      acknowledgeMs: z.number().nullable(),
    }),
  ),
})
export type IncidentFigures = z.infer<typeof incidentFigures>
