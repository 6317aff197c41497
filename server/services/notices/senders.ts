/** Every channel, one line each. */
import type { Channel } from '../../contract/notices'
import type { Sender } from './notice'
import { sendEmail } from './senders/email'
import { sendMqtt } from './senders/mqtt'
import { sendPush } from './senders/push'
import { sendWebhook } from './senders/webhook'

export const SENDERS: Record<Channel, Sender> = {
  webhook: sendWebhook,
  email: sendEmail,
  push: sendPush,
  mqtt: sendMqtt,
}
