/** An answer on a connection that has no ServerResponse: refused upgrades, CONNECT, requests that could not be read. */
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ErrorBody } from '../contract/errors'

/** Writes the whole answer and ends the connection; without a body the status speaks for itself. */
export function replyRaw(connection: Duplex, status: number, body: ErrorBody | null, headers: string[] = []): void {
  const content = body ? JSON.stringify(body) : ''
  connection.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Cache-Control: no-store',
      ...(body ? ['Content-Type: application/json; charset=utf-8'] : []),
      `Content-Length: ${Buffer.byteLength(content)}`,
      ...headers,
      '',
      content,
    ].join('\r\n'),
  )
}
