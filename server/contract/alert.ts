/** Alerts: a rule's firing, kept. raised -> acknowledged -> resolved | false_alarm; every step says who and when. */
import { z } from 'zod'
import { behaviourCode } from './behaviours'
import { severity } from './rule'

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
  kind: z.literal('behaviour_count'),
  severity,
  state: alertState,
  raisedAt: z.int(),
  frameIndex: z.int(),
  behaviour: behaviourCode,
  count: z.int(),
  minCount: z.int(),
  forMs: z.int(),
  /** GET /api/alerts/<id>/snapshot.jpg answers. */
  hasSnapshot: z.boolean(),
})
export type AlertView = z.infer<typeof alertView>

export const alertDetail = z.strictObject({ ...alertView.shape, steps: z.array(alertStep) })
export type AlertDetail = z.infer<typeof alertDetail>

/** Query of GET /api/alerts. Keyset paging: pass the last page's `next` as `cursor`. */
export const alertQuery = z.strictObject({
  cameraId: z.string().optional(),
  kind: z.literal('behaviour_count').optional(),
  behaviour: behaviourCode.optional(),
  state: alertState.optional(),
  severity: severity.optional(),
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

/** Body of POST /api/alerts/<id>/steps. */
export const alertStepBody = z.strictObject({
  state: z.enum(['acknowledged', 'resolved', 'false_alarm']),
  note: z.string().trim().max(500).optional(),
})
