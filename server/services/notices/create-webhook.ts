import { MAX_WEBHOOKS, webhookDraft, webhookWithSecret } from '../../contract/notices'
import { AppError } from '../../errors'
import { maskUrl } from '../../url-secrets'
import { isTaken } from '../database-error'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { requireAddress } from './webhook-address'
import { newSecret, sealWebhook, toWebhookView } from './webhook-row'

/** Throws name_taken, validation_failed, webhooks_full. */
export const createWebhook = verb({
  name: 'notices.createWebhook',
  method: 'POST',
  path: '/api/notices/webhooks',
  summary: 'Adds a webhook. Its secret is in this answer and in no other.',
  action: 'notice.edit',
  input: webhookDraft,
  output: webhookWithSecret,
  async run({ crypt, clock }, { input: { url, ...input }, change }) {
    const id = uuid7(clock.now())
    const secret = newSecret()
    return change(
      async (tx) => {
        await requireAddress(tx, url)
        if ((await tx.webhook.count()) >= MAX_WEBHOOKS) throw new AppError('webhooks_full')
        const sealed = sealWebhook(crypt, id, { url, secret })
        const view = toWebhookView(
          await tx.webhook.create({ data: { id, ...input, url: maskUrl(url), ...sealed } }),
          null,
        )
        return { value: { ...view, secret }, target: `webhook:${id}`, after: view }
      },
      { lock: 'webhooks' },
    ).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
  },
})
