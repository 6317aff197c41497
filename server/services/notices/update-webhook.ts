import { z } from 'zod'
import { webhookPatch, webhookWithSecret } from '../../contract/notices'
import { AppError } from '../../errors'
import type { Webhook } from '../../store/generated/client'
import { isMasked, maskUrl, unmaskUrl } from '../../url-secrets'
import type { Crypt } from '../crypt'
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
        const known = openOrNull(crypt, row)
        const meant = meantUrl(url, known?.url ?? null)
        if (url !== undefined) await requireAddress(tx, meant)
        // One that cannot be read any more is of no use to anybody.
        const made = renew || !known ? newSecret() : null
        const secret = made ?? known?.secret ?? ''
        const sealed = sealWebhook(crypt, id, { url: meant, secret })
        const data = { ...patch, url: maskUrl(meant), ...sealed }
        const after = toWebhookView(await tx.webhook.update({ where: { id }, data }), null)
        await freeLane(tx, webhookLane(id), { due: true })
        return { value: { ...after, secret: made }, target: `webhook:${id}`, before, after }
      },
      { lock: 'webhooks' },
    ).catch((error: unknown) => {
      throw isTaken(error) ? new AppError('name_taken') : error
    })
    notices.poke()
    return result
  },
})

/** Masks mean what is stored. Throws secret_lost and validation_failed. */
function meantUrl(given: string | undefined, known: string | null): string {
  if (given === undefined) {
    if (known === null) throw new AppError('secret_lost')
    return known
  }
  const meant = known === null ? (isMasked(given) ? null : given) : unmaskUrl(given, known)
  if (meant !== null) return meant
  throw new AppError('validation_failed', 'a mask of nothing', { fields: { url: 'secretAgain' } })
}

/** Null: sealed under another secret. */
function openOrNull(crypt: Crypt, row: Webhook): ReturnType<typeof openWebhook> | null {
  try {
    return openWebhook(crypt, row)
  } catch {
    return null
  }
}
