import { type LanePause, noticeReason } from '../../contract/notices'
import type { DeliveryLane } from '../../store/generated/client'
import { FOREVER } from './table'

/** Null when the lane is well, or has failed a few times only. */
export function toPause(lane: DeliveryLane | null): LanePause | null {
  if (!lane || lane.pausedUntil === null) return null
  const until = lane.pausedUntil.getTime()
  const { reason, status, failures } = lane
  return {
    reason: noticeReason.safeParse(reason).data ?? 'internal',
    ...{ status, failures },
    until: until < FOREVER.getTime() ? until : null,
  }
}
