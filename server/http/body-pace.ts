/** A body has to keep coming: who sends a byte now and then would hold a request for as long as he likes. */
import type { IncomingMessage } from 'node:http'

export type BodyPace = {
  windowMs: number
  /** In each window. */
  minBytes: number
}
/** A kilobyte a second, which any line manages that a model file is sent over. */
export const BODY_PACE: BodyPace = { windowMs: 30_000, minBytes: 30_000 }

export function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Cuts the connection off when the body comes slower. A window in which we ourselves did not read does not count. */
export function keepPace(req: IncomingMessage, { windowMs, minBytes }: BodyPace): void {
  if (!hasBody(req)) return
  const { socket } = req
  let seen = socket.bytesRead
  const timer = setInterval(() => {
    if (req.complete) return stop()
    const came = socket.bytesRead - seen
    seen = socket.bytesRead
    const waitsForUs = req.readableLength >= req.readableHighWaterMark
    if (came < minBytes && !waitsForUs) socket.destroy()
  }, windowMs)
  timer.unref()
  function stop(): void {
    clearInterval(timer)
  }
  req.once('end', stop).once('close', stop)
}
