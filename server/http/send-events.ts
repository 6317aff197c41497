/** An answer that is a stream of events (text/event-stream): one JSON each, a comment while there is nothing to say. */
import type { ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { PRIVATE_HEADERS } from '../edge/private-headers'

const HEARTBEAT_MS = 10_000

/** Ends with the events; a reader that goes ends them. A reader that does not keep up holds its own events back, nobody else's. */
export async function sendEvents(res: ServerResponse, events: AsyncIterable<unknown>, log: Logger): Promise<void> {
  res.writeHead(200, { ...PRIVATE_HEADERS, 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' })
  res.flushHeaders()
  const heartbeat = setInterval(() => void res.write(':\n\n'), HEARTBEAT_MS)
  try {
    for await (const event of events) {
      if (res.destroyed) break
      if (!res.write(`data: ${JSON.stringify(event)}\n\n`)) await drained(res)
    }
  } catch (error) {
    log.error({ err: error }, 'events failed')
  } finally {
    clearInterval(heartbeat)
    res.end()
  }
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done)
      res.off('close', done)
      resolve()
    }
    res.on('drain', done)
    res.on('close', done)
  })
}
