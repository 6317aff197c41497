/** What programs are told of alerts: the body of a webhook's request, and of a message on MQTT. Names as in other messages. */
import { z } from 'zod'
import { alertState } from './alert'
import { behaviourCode } from './behaviours'
import { severity } from './rule'

export const noticeAlert = z.strictObject({
  id: z.string(),
  /** Firings of one rule that belong together share it; that of the first is the alert's own. */
  incident_id: z.string(),
  camera_id: z.string().nullable(),
  camera_name: z.string(),
  place: z.string(),
  rule_id: z.string().nullable(),
  rule_name: z.string(),
  /** Of the rule. */
  kind: z.string(),
  severity,
  /** At the moment of telling. */
  state: alertState,
  /** Unix ms. */
  raised_at_ms: z.int(),
  lesson: z.string().nullable(),
  behavior: behaviourCode.nullable(),
  /** The page about it. */
  url: z.string(),
})

export const noticeMessage = z.strictObject({
  type: z.enum(['alert.raised', 'alert.unhandled', 'test']),
  /** When it was told, ISO 8601. */
  timestamp: z.string(),
  data: z.strictObject({
    /** The same for every try: whoever has seen it leaves the others out. */
    delivery_id: z.string(),
    /** 1, 2, 3 … From 2 on it is marked so: one before it may have arrived. */
    attempt: z.int().min(1),
    /** Of alert.unhandled: nobody has handled it for so long. */
    unhandled_minutes: z.int().nullable(),
    /** Null: a test. */
    alert: noticeAlert.nullable(),
  }),
})
export type NoticeMessage = z.infer<typeof noticeMessage>
