import { z } from 'zod'
import { AppError } from '../../errors'
import { requireId } from '../guard'
import { verb } from '../verb'
import { webhookLane } from './receivers'
import { toWebhookView } from './webhook-row'

/** What waits for it is told to nobody. */
export const removeWebhook = verb({
  name: 'notices.removeWebhook',
  method: 'DELETE',
  path: '/api/notices/webhooks/{id}',
  summary: 'Removes a webhook.',
  action: 'notice.edit',
  input: z.strictObject({ id: z.string() }),
  output: null,
  async run(_c, { input: { id }, change }) {
    requireId(id, 'webhook_not_found')
    await change(async (tx) => {
      const row = await tx.webhook.findUnique({ where: { id } })
      if (!row) throw new AppError('webhook_not_found')
      await tx.webhook.delete({ where: { id } })
      await tx.deliveryLane.deleteMany({ where: { lane: webhookLane(id) } })
      return { value: null, target: `webhook:${id}`, before: toWebhookView(row, null) }
    })
    return undefined
  },
})
