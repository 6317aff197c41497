/** A telling that somebody waits for: it is in the log like any other, and tried once. */
import type { NoticeOutcome } from '../../contract/notices'
import type { Context } from '../context'
import type { Receiver } from './receivers'
import { tryDelivery } from './try-delivery'

/** @param receiver in a lane that may rest: a test is tried all the same */
export async function deliverNow(c: Context, receiver: Receiver, signal: AbortSignal): Promise<NoticeOutcome> {
  // Without a lease nobody claims it: if this server ends, nobody waits for it any more.
  const delivery = await c.prisma.delivery.create({ data: { ...receiver, step: 0, state: 'sending', attempts: 1 } })
  return tryDelivery(c, delivery, signal)
}
