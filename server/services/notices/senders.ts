/** Every channel, one line each. */
import type { Channel } from '../../contract/notices'
import type { Sender } from './notice'
import { sendEmail } from './senders/email'
import { sendPush } from './senders/push'
import { sendWebhook } from './senders/webhook'

export const SENDERS: Partial<Record<Channel, Sender>> = {
  webhook: sendWebhook,
  email: sendEmail,
  push: sendPush,
}
