/** Answers a handshake that is not accepted: plain HTTP on the raw socket, then the end. */
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ErrorBody } from '../contract/errors'
import { AppError } from '../errors'

export function refuseUpgrade(socket: Duplex, error: unknown, body: ErrorBody): void {
  const status = error instanceof AppError ? error.status : 500
  const content = JSON.stringify(body)
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(content)}`,
      '',
      content,
    ].join('\r\n'),
  )
}
