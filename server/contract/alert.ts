/**
 * Alerts: a rule's firing, kept. raised -> acknowledged -> resolved | false_alarm; every step says who and when. People
 * handle the incident that it belongs to (incident.ts): its state is the alert's.
 */
import { z } from 'zod'
import { alertCause, RULE_KIND_NAMES, unknownKind } from '../rules/kinds'
import { behaviourCode } from './behaviours'
import { clipView } from './clip'
import { frameObject } from './frame'
import { LOCALES } from './locale'
import { severity } from './rule'
import { zone } from './zone'

export const ALERT_STATES = ['raised', 'acknowledged', 'resolved', 'false_alarm'] as const
export const alertState = z.enum(ALERT_STATES)
export type AlertState = z.infer<typeof alertState>

/** Which states may follow which. */
export const ALERT_NEXT: Record<AlertState, readonly AlertState[]> = {
  raised: ['acknowledged', 'resolved', 'false_alarm'],
  acknowledged: ['resolved', 'false_alarm'],
  resolved: [],
  false_alarm: [],
}

export const alertStep = z.strictObject({
  state: alertState,
  at: z.int(),
  /** Null for the program itself (raised). */
  by: z.string().nullable(),
  note: z.string().nullable(),
})

export const alertView = z.strictObject({
  id: z.string(),
  cameraId: z.string().nullable(),
  cameraName: z.string(),
  cameraPlace: z.string(),
  ruleName: z.string(),
  severity,
  state: alertState,
  /** What people handle: GET /api/incidents/<it>. Alerts of one incident have one state. */
  incidentId: z.string(),
  raisedAt: z.int(),
  /** The lesson it fired in; null outside of lessons, and where there is no timetable. */
  lesson: z.string().nullable(),
  frameIndex: z.int(),
  cause: z.discriminatedUnion('kind', [alertCause, unknownKind]),
  /** What the rule asked about, when it was a behaviour. */
  behaviour: behaviourCode.nullable(),
  /** How long the condition had to hold. */
  forMs: z.int(),
  /** How long it had held; null for alerts of versions that did not keep it. */
  heldMs: z.int().nullable(),
  /** GET /api/alerts/<id>/snapshot.jpg answers. */
  hasSnapshot: z.boolean(),
})
export type AlertView = z.infer<typeof alertView>

/** What was measured in the picture of an alert: the frame that fired. */
export const evidence = z.strictObject({
  frameIndex: z.int().min(0),
  /** Capture time, Unix ms: the time of the alert; of a rule about pictures that do not come, of the last one before it. */
  timeMs: z.int(),
  /** Of the source, pixels: what the boxes are in. The picture may be smaller. */
  width: z.int(),
  height: z.int(),
  objects: z.array(frameObject),
  /** The area or line that the rule asked about, as it was; null for none. */
  zone: zone.nullable().default(null),
})
export type Evidence = z.infer<typeof evidence>

export const alertDetail = z.strictObject({
  ...alertView.shape,
  /** What to draw over the picture; null without a picture, and when the boxes are part of it. */
  evidence: evidence.nullable(),
  /** Null where none is made, or it was taken away. */
  clip: clipView.nullable(),
  /** First that it was raised, then what was done about its incident. */
  steps: z.array(alertStep),
})
export type AlertDetail = z.infer<typeof alertDetail>

/** Query of GET /api/alerts. Keyset paging: pass the last page's `next` as `cursor`. */
export const alertQuery = z.strictObject({
  cameraId: z.string().optional(),
  kind: z.enum(RULE_KIND_NAMES).optional(),
  behaviour: behaviourCode.optional(),
  state: alertState.optional(),
  severity: severity.optional(),
  lesson: z.string().max(40).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export type AlertQuery = z.infer<typeof alertQuery>

export const alertPage = z.strictObject({
  items: z.array(alertView),
  next: z.string().nullable(),
  /** Alerts in state raised, over all cameras: the badge. */
  open: z.int(),
})
export type AlertPage = z.infer<typeof alertPage>

/** Query of GET /api/alerts/<id>/snapshot.jpg. */
export const alertSnapshotQuery = z.strictObject({
  /** 1: boxes, names and time are part of the picture, for a file that leaves. 0: as the camera saw it. */
  overlay: z.enum(['0', '1']).default('1'),
  /** Of the names; default: the reader's. */
  locale: z.enum(LOCALES).optional(),
})
export type AlertSnapshotQuery = z.infer<typeof alertSnapshotQuery>

/** Body of POST /api/alerts/<id>/steps. */
export const alertStepBody = z.strictObject({
  state: z.enum(['acknowledged', 'resolved', 'false_alarm']),
  note: z.string().trim().max(500).optional(),
})
