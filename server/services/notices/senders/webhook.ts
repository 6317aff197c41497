import { guardedRequest } from '../../../outgoing/guarded-request'
import type { Outcome, Sender } from '../notice'
import { signedHeaders } from '../sign'
import { openWebhook } from '../webhook-row'

/** Any answer of 200 to 299 is success; 410 means never again. */
export const sendWebhook: Sender = async (tools, { delivery, message }, signal) => {
  const row = await tools.prisma.webhook.findUnique({ where: { id: delivery.receiver } })
  if (!row?.enabled) return { end: 'refused', reason: 'off' }
  const { url, secret } = openWebhook(tools.crypt, row)
  const body = JSON.stringify(message)
  const headers = {
    'content-type': 'application/json',
    'user-agent': `Sightline/${tools.version}`,
    ...signedHeaders(secret, `msg_${delivery.id}`, tools.clock.now(), body),
  }
  const answer = await guardedRequest({ url, method: 'POST', headers, body, signal }, tools.way)
  // What it says beyond its status is nobody's business.
  answer.destroy()
  return outcomeOf(answer.statusCode ?? 0)
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { end: 'sent', status }
  if (status === 410) return { end: 'gone', status }
  return { end: 'failed', reason: status >= 300 && status < 400 ? 'redirect' : 'status', status }
}
