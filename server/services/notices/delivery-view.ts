import { channel, type DeliveryView, noticeReason } from '../../contract/notices'
import type { Delivery } from '../../store/generated/client'

export function toDeliveryView(row: Delivery): DeliveryView {
  const { id, alertId, step, state, attempts, status } = row
  return {
    ...{ id, alertId, step, state, attempts, status },
    channel: channel.parse(row.channel),
    receiver: row.receiverName,
    reason: row.reason === null ? null : (noticeReason.safeParse(row.reason).data ?? 'internal'),
    createdAt: row.createdAt.getTime(),
    dueAt: state === 'waiting' ? row.dueAt.getTime() : null,
    endedAt: row.endedAt?.getTime() ?? null,
  }
}
