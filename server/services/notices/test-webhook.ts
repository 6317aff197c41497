import { z } from 'zod'
import { noticeOutcome } from '../../contract/notices'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'
import { deliverNow } from './deliver-now'
import { webhookLane } from './receivers'

/** Throws webhook_not_found; what went wrong is in the answer. */
export const testWebhook = verb({
  name: 'notices.testWebhook',
  method: 'POST',
  path: '/api/notices/webhooks/{id}/test',
  summary: 'Sends a webhook a message of type test, and says how it went.',
  action: 'notice.edit',
  input: z.strictObject({ id: z.string() }),
  output: noticeOutcome,
  readOnly: true,
  async run(c, { input: { id }, signal }) {
    requireId(id, 'webhook_not_found')
    const row = await c.prisma.webhook.findUnique({ where: { id } })
    if (!row) throw new AppError('webhook_not_found')
    const to = { receiver: id, receiverName: row.name, userId: null }
    return deliverNow(c, { channel: 'webhook', lane: webhookLane(id), ...to }, signal)
  },
})
