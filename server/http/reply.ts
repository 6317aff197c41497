/** Answers of our own routes. */
import type { ServerResponse } from 'node:http'
import type { Locale } from '../contract/locale'
import type { ErrorText } from '../edge/error-text'
import { PRIVATE_HEADERS } from '../edge/private-headers'
import { AppError } from '../errors'

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { ...PRIVATE_HEADERS, 'Content-Type': 'application/json; charset=utf-8' })
  res.end(JSON.stringify(body))
}

/**
 * An error as a status and an ErrorBody; a person who typed the address reads the sentence alone. Once the answer has
 * begun, all that is left is to cut it off.
 */
export function sendError(res: ServerResponse, error: unknown, text: ErrorText, locale: Locale): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  const body = text(error, locale)
  const status = error instanceof AppError ? error.status : 500
  if (body.error.retryAfter !== undefined) res.setHeader('Retry-After', Math.ceil(body.error.retryAfter))
  if (status === 405 && !res.hasHeader('Allow')) res.setHeader('Allow', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
  if (!res.req.headers.accept?.startsWith('text/html')) {
    sendJson(res, status, body)
    return
  }
  res.writeHead(status, { ...PRIVATE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' })
  res.end(body.error.message)
}
