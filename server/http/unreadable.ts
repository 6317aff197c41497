/** What Node's parser could not read as a request. */
import type { Duplex } from 'node:stream'
import { replyRaw } from './raw-reply'

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}
/** A request like any other, but for the word that it begins with. */
const UNKNOWN_METHOD = /^[\w!#$%&'*+.^`|~-]+ \S+ HTTP\/1\.[01]\r?\n/

export type ParseError = Error & { code?: string; rawPacket?: Buffer }

/** The status that says what was wrong. Pure. */
export function statusOf({ code = '', rawPacket }: ParseError): number {
  if (code === 'HPE_INVALID_METHOD' && UNKNOWN_METHOD.test(rawPacket?.toString('latin1') ?? '')) return 501
  return STATUS[code] ?? 400
}

/** @param answering an answer is under way on this connection: nothing can be said on it besides */
export function refuseUnreadable(error: ParseError, connection: Duplex, answering: boolean): void {
  if (!connection.writable || answering || error.code === 'ECONNRESET') connection.destroy()
  else replyRaw(connection, statusOf(error), null)
}
