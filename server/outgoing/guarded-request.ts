/** A request to an address that somebody entered. Redirects are not followed; every connection is its own and is looked at. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { AddressPolicy } from './address-policy'
import { type FindAddresses, ForbiddenAddress, guardedLookup } from './guarded-lookup'

export type Asked = {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string | Buffer
  /** Its reason is what the request fails with. */
  signal: AbortSignal
}

export type Way = {
  allows: AddressPolicy
  find?: FindAddresses | undefined
  /** Certificates to trust besides the system's; for tests. */
  ca?: string | undefined
  /** Whatever certificate it shows: devices make their own. */
  anyCertificate?: true
}

/** Resolves with the head of the answer, whatever its status. Throws ForbiddenAddress, and what Node says of the connection. */
export async function guardedRequest(asked: Asked, { allows, find, ca }: Way): Promise<IncomingMessage> {
  const { url, method, headers, body, signal } = asked
  if (!URL.canParse(url) || !allows(new URL(url).hostname)) throw new ForbiddenAddress()
  const secure = new URL(url).protocol === 'https:'
  const request = secure ? httpsRequest : httpRequest
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false, lookup: guardedLookup(allows, find), ...(secure && ca && { ca }) }
    const sent = request(url, options, (answer) => {
      // Who reads it hears of it; who does not must not end the process.
      answer.on('error', () => undefined)
      resolve(answer)
    })
    const abort = () => sent.destroy(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    sent.once('close', () => signal.removeEventListener('abort', abort))
    sent.on('error', (error) => reject(signal.aborted ? signal.reason : error))
    sent.end(body)
  })
}
