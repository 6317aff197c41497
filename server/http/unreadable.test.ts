import { expect, test } from 'vitest'
import { type ParseError, statusOf } from './unreadable'

const error = (code: string, sent = '') => Object.assign(new Error(code), { code, rawPacket: Buffer.from(sent) })

test.each<[string, ParseError, number]>([
  ['a method that nobody knows', error('HPE_INVALID_METHOD', 'BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n'), 501],
  ['the beginning of TLS', error('HPE_INVALID_METHOD', '\x16\x03\x01\x02'), 400],
  ['another protocol', error('HPE_INVALID_METHOD', 'EHLO example.org\r\n'), 400],
  ['too many headers', error('HPE_HEADER_OVERFLOW'), 431],
  ['too slow', error('ERR_HTTP_REQUEST_TIMEOUT'), 408],
  ['anything else', error('HPE_INVALID_CHUNK_SIZE'), 400],
])('%s', (_name, parseError, status) => {
  expect(statusOf(parseError)).toBe(status)
})
