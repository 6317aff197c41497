/** A file as an answer, whole or the range that is asked for. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { PRIVATE_HEADERS } from '../edge/private-headers'
import { byteRange } from './byte-range'

/** A film is read for as long as somebody plays it: after so many bytes it is asked anew whether they still may. */
const ASK_EVERY_BYTES = 1_000_000

type Sent = {
  path: string
  type: string
  /** Under which it is kept; ASCII. */
  name?: string
  /** Whether the reader still may. */
  still(): Promise<boolean>
}

/** Throws what the file system says while nothing was sent. */
export async function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  { path, type, name, still }: Sent,
): Promise<void> {
  const { size } = await stat(path)
  const headers = {
    ...PRIVATE_HEADERS,
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    ...(name !== undefined && { 'Content-Disposition': `attachment; filename="${name}"` }),
  }
  const asked = byteRange(req.headers.range, size)
  if (asked === 'none') {
    res.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}` }).end()
    return
  }
  const { start, end } = asked ?? { start: 0, end: size - 1 }
  res.writeHead(asked ? 206 : 200, {
    ...headers,
    'Content-Length': end - start + 1,
    ...(asked && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  })
  try {
    for (let at = start; at <= end; at += ASK_EVERY_BYTES) {
      if (at > start && !(await still())) throw new Error('may not any more')
      const part = createReadStream(path, { start: at, end: Math.min(end, at + ASK_EVERY_BYTES - 1) })
      await pipeline(part, res, { end: false })
    }
    res.end()
  } catch {
    // Whatever it was, the reader left, the disk failed, the right ended: all that is left is to cut it off.
    res.destroy()
  }
}
