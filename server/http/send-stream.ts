/** An answer that is made while it is sent: no faster than its reader takes it. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { PRIVATE_HEADERS } from '../edge/private-headers'
import type { StreamResult } from '../services/verb'

/** A reader that goes ends it. One that fails half-way is cut off, so that nobody takes it for whole. */
export async function sendStream(
  res: ServerResponse,
  { type, headers, chunks }: StreamResult,
  log: Logger,
): Promise<void> {
  res.writeHead(200, { ...PRIVATE_HEADERS, 'Content-Type': type, ...headers })
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  try {
    for await (const chunk of chunks) {
      if (res.destroyed) return
      if (!res.write(chunk)) await once(res, 'drain', { signal: gone.signal })
    }
    res.end()
  } catch (error) {
    if (!gone.signal.aborted) log.error({ err: error }, 'an export failed')
    res.destroy()
  }
}
