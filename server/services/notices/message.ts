/** What programs are told. Pure. */
import type { AlertView } from '../../contract/alert'
import { type NoticeMessage, noticeMessage } from '../../contract/notice-message'
import type { Delivery } from '../../store/generated/client'

export type Fact = {
  alert: (AlertView & { ruleId: string | null }) | null
  unhandledMinutes: number | null
  url: string
}

/** @param at when it is told, Unix ms */
export function toMessage(
  { id, attempts, step }: Pick<Delivery, 'id' | 'attempts' | 'step'>,
  { alert, unhandledMinutes, url }: Fact,
  at: number,
): NoticeMessage {
  return noticeMessage.parse({
    type: alert === null ? 'test' : step > 0 ? 'alert.unhandled' : 'alert.raised',
    timestamp: new Date(at).toISOString(),
    data: {
      delivery_id: id,
      attempt: Math.max(1, attempts),
      unhandled_minutes: unhandledMinutes,
      alert: alert && {
        id: alert.id,
        incident_id: alert.incidentId,
        camera_id: alert.cameraId,
        camera_name: alert.cameraName,
        place: alert.cameraPlace,
        rule_id: alert.ruleId,
        rule_name: alert.ruleName,
        kind: alert.cause.kind === 'unknown' ? alert.cause.name : alert.cause.kind,
        severity: alert.severity,
        state: alert.state,
        raised_at_ms: alert.raisedAt,
        lesson: alert.lesson,
        behavior: alert.behaviour,
        url,
      },
    },
  })
}
