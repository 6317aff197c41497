/** Webhooks as they are stored: address and secret sealed. */
import { randomBytes } from 'node:crypto'
import { EVERY_ALERT, type NoticeFilter, noticeFilter, type WebhookView } from '../../contract/notices'
import { AppError } from '../../errors'
import type { DeliveryLane, Webhook } from '../../store/generated/client'
import type { Crypt } from '../crypt'
import { toPause } from './pause'

/** As standard-webhooks has it: 24 bytes behind a prefix. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`

export function sealWebhook(crypt: Crypt, id: string, { url, secret }: { url: string; secret: string }) {
  return { urlEnc: crypt.seal(url, `webhook url ${id}`), secretEnc: crypt.seal(secret, `webhook secret ${id}`) }
}

/** Throws secret_lost. */
export function openWebhook(crypt: Crypt, { id, urlEnc, secretEnc }: Pick<Webhook, 'id' | 'urlEnc' | 'secretEnc'>) {
  try {
    return { url: crypt.open(urlEnc, `webhook url ${id}`), secret: crypt.open(secretEnc, `webhook secret ${id}`) }
  } catch (error) {
    throw new AppError('secret_lost', 'sealed under another secret', {}, { cause: error })
  }
}

/** A filter that cannot be read tells of everything rather than of nothing. */
export const filterOf = ({ filter }: Pick<Webhook, 'filter'>): NoticeFilter =>
  noticeFilter.safeParse(filter).data ?? EVERY_ALERT

export function toWebhookView(row: Webhook, lane: DeliveryLane | null): WebhookView {
  const { id, name, url, enabled, createdAt } = row
  return { id, name, url, enabled, filter: filterOf(row), createdAt: createdAt.getTime(), paused: toPause(lane) }
}
