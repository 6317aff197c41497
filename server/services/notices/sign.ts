/** Signatures of webhooks, as standardwebhooks.com has them. Pure. */
import { createHmac } from 'node:crypto'

/** @param secret `whsec_` and base64 @param at Unix ms */
export function signedHeaders(secret: string, id: string, at: number, body: string): Record<string, string> {
  const seconds = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}
