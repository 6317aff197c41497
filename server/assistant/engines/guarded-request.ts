/**
 * A request to an address that an administrator entered. Every address a name leads to is looked at before it is connected to
 * (server/forbidden-address.ts); the looked-at address is the one that is used. Redirects are not followed.
 */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { AppError } from '../../errors'
import { isForbiddenUrl } from '../../forbidden-address'
import { allowedAddresses } from '../../inference/engine/host-lookup'

export type Asked = {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  /** Its reason is what the request fails with. */
  signal: AbortSignal
}

/** What a name leads to; for tests. */
export type FindAddresses = (host: string) => Promise<string[]>

/** Resolves with the head of the answer, whatever its status. Throws assistant_address, assistant_unreachable. */
export async function guardedRequest(asked: Asked, find?: FindAddresses): Promise<IncomingMessage> {
  const { url, method, headers, body, signal } = asked
  if (!URL.canParse(url) || isForbiddenUrl(url)) throw new AppError('assistant_address')
  const request = new URL(url).protocol === 'https:' ? httpsRequest : httpRequest
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    // A connection of its own: nothing is left open, and every one is looked at.
    const sent = request(url, { method, headers, agent: false, lookup: lookupWith(find) }, (answer) => {
      // Who reads it hears of it; who does not must not end the process.
      answer.on('error', () => undefined)
      resolve(answer)
    })
    const abort = () => sent.destroy(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    sent.once('close', () => signal.removeEventListener('abort', abort))
    sent.on('error', (error) => reject(signal.aborted ? signal.reason : failureOf(error)))
    sent.end(body)
  })
}

function lookupWith(find?: FindAddresses): LookupFunction {
  return (host, { all }, callback) => {
    allowedAddresses(host, find).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
        const [first] = found
        if (!first) callback(new AppError('assistant_address', 'forbidden address'), '', 0)
        else if (all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    )
  }
}

function failureOf(error: Error): AppError {
  if (error instanceof AppError) return error
  return new AppError(
    'assistant_unreachable',
    (error as NodeJS.ErrnoException).code ?? error.name,
    {},
    { cause: error },
  )
}
