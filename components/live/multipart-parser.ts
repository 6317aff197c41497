/**
 * Multipart parser for the picture stream: push bytes in, get whole parts out.
 * Bodies are taken by their Content-Length and copied once; they are never scanned. Memory is bounded by one header
 * block and one body, however the network cuts the chunks.
 */
export type Part = { headers: ReadonlyMap<string, string>; body: Uint8Array<ArrayBuffer> }

export const MAX_HEADER_BYTES = 8 * 1024
const MAX_BODY_BYTES = 16 * 1024 * 1024

const CR = 13
const LF = 10
const EMPTY = new Uint8Array(0)

/** The stream broke its own format: the connection is of no further use. */
export class MultipartError extends Error {
  override name = 'MultipartError'
}

/**
 * @returns push(chunk): the parts that this chunk completed, in order. Header names come in lower case.
 * @throws MultipartError from push when the bytes are not multipart with Content-Length, or exceed the bounds.
 */
export function createMultipartParser(boundary: string): { push(chunk: Uint8Array): Part[] } {
  const delimiter = `--${boundary}`
  const decoder = new TextDecoder('latin1')
  const header = new Uint8Array(MAX_HEADER_BYTES)
  let headerLength = 0
  let headers: Map<string, string> | null = null
  let body = new Uint8Array(0)
  let filled = 0

  /** Reads header bytes from `at`; returns the index after them. Leaves `headers` set when the block is complete. */
  function readHeader(chunk: Uint8Array, at: number): number {
    let i = at
    while (i < chunk.length) {
      const byte = chunk[i++]!
      // The line break that ends a body belongs to no header block.
      if (headerLength === 0 && (byte === CR || byte === LF)) continue
      if (headerLength === MAX_HEADER_BYTES) throw new MultipartError('header too long')
      header[headerLength++] = byte
      const n = headerLength
      if (byte === LF && n >= 4 && header[n - 2] === CR && header[n - 3] === LF && header[n - 4] === CR) {
        headers = parseHeader(decoder.decode(header.subarray(0, n - 4)), delimiter)
        headerLength = 0
        const length = contentLength(headers)
        body = length === 0 ? EMPTY : new Uint8Array(length)
        filled = 0
        break
      }
    }
    return i
  }

  return {
    push(chunk) {
      const parts: Part[] = []
      let at = 0
      while (at < chunk.length || (headers && filled === body.length)) {
        if (!headers) {
          at = readHeader(chunk, at)
          continue
        }
        const take = Math.min(body.length - filled, chunk.length - at)
        body.set(chunk.subarray(at, at + take), filled)
        filled += take
        at += take
        if (filled === body.length) {
          parts.push({ headers, body })
          headers = null
        }
      }
      return parts
    },
  }
}

function parseHeader(text: string, delimiter: string): Map<string, string> {
  const [first, ...lines] = text.split('\r\n')
  if (first !== delimiter) throw new MultipartError('part does not begin with the boundary')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon < 1) throw new MultipartError('malformed header line')
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

function contentLength(headers: ReadonlyMap<string, string>): number {
  const text = headers.get('content-length') ?? ''
  if (!/^\d{1,9}$/.test(text)) throw new MultipartError('part without Content-Length')
  const length = Number(text)
  if (length > MAX_BODY_BYTES) throw new MultipartError('part too large')
  return length
}
