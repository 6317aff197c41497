import { z } from 'zod'
import { webhookPatch, webhookWithSecret } from '../../contract/notices'
import { AppError } from '../../errors'
import { maskUrl, unmaskUrl } from '../../url-secrets'
import { isTaken } from '../database-error'
import { requireId } from '../guard'
import { verb } from '../verb'
import { webhookLane } from './receivers'
import { freeLane } from './table'
import { requireAddress } from './webhook-address'
import { newSecret, openWebhook, sealWebhook, toWebhookView } from './webhook-row'

/** What rested because it failed is tried again. Throws webhook_not_found, name_taken, validation_failed, secret_lost. */
export const updateWebhook = verb({
  name: 'notices.updateWebhook',
  method: 'PATCH',
  path: '/api/notices/webhooks/{id}',
  summary: 'Changes a webhook; with newSecret its secret, which is in this answer and in no other.',
  action: 'notice.edit',
  input: webhookPatch.extend({ id: z.string() }),
  output: webhookWithSecret,
  async run({ crypt, notices }, { input: { id, url, newSecret: renew, ...patch }, change }) {
    requireId(id, 'webhook_not_found')
    const result = await change(
      async (tx) => {
        const row = await tx.webhook.findUnique({ where: { id } })
        if (!row) throw new AppError('webhook_not_found')
        const before = toWebhookView(row, null)
        const known = openWebhook(crypt, row)
        const meant = url === undefined ? known.url : requireWhole(unmaskUrl(url, known.url))
        if (url !== undefined) await requireAddress(tx, meant)
        const secret = renew ? newSecret() : known.secret
        const sealed = sealWebhook(crypt, id, { url: meant, secret })
        const data = { ...patch, url: maskUrl(meant), ...sealed }
        const after = toWebhookView(await tx.webhook.update({ where: { id }, data }), null)
        await freeLane(tx, webhookLane(id), { due: true })
        return { value: { ...after, secret: renew ? secret : null }, target: `webhook:${id}`, before, after }
      },
      { lock: 'webhooks' },
    ).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
    notices.poke()
    return result
  },
})

function requireWhole(url: string | null): string {
  if (url !== null) return url
  throw new AppError('validation_failed', 'a mask of nothing', { fields: { url: 'secretAgain' } })
}
