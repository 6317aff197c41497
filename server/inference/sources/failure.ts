/** FFmpeg's error numbers as codes that people understand. */
import { constants } from 'node:os'
import type { ErrorCode } from '../../contract/errors'

/** Why a source cannot be opened or read. The message is for the log and holds no credentials. */
export class SourceFailure extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'SourceFailure'
  }
}

/** FFmpeg's own errors are four characters, negated; a leading number is a byte. */
function tag(first: number | string, rest: string): number {
  const bytes = Buffer.from([typeof first === 'string' ? first.charCodeAt(0) : first, ...Buffer.from(rest, 'latin1')])
  return -bytes.readInt32LE(0)
}

const errno = (name: keyof typeof constants.errno) => -constants.errno[name]

const CODES = new Map<number, ErrorCode>([
  [errno('ECONNREFUSED'), 'source_refused'],
  [errno('ETIMEDOUT'), 'source_timeout'],
  [errno('EAGAIN'), 'source_timeout'],
  [errno('EHOSTUNREACH'), 'source_unreachable'],
  [errno('ENETUNREACH'), 'source_unreachable'],
  [errno('EADDRNOTAVAIL'), 'source_unreachable'],
  /** Name resolution ends here. */
  [errno('EIO'), 'source_unreachable'],
  [errno('ENOENT'), 'source_not_found'],
  [errno('ENODEV'), 'source_not_found'],
  [errno('ENXIO'), 'source_not_found'],
  [errno('ENOTDIR'), 'source_not_found'],
  [errno('EISDIR'), 'source_not_found'],
  [errno('EACCES'), 'source_auth'],
  [errno('EPERM'), 'source_auth'],
  [errno('EBUSY'), 'source_refused'],
  [errno('EINVAL'), 'source_invalid_url'],
  [errno('ECONNRESET'), 'source_ended'],
  [errno('EPIPE'), 'source_ended'],
  [errno('ENOSPC'), 'disk_full'],
  [errno('EDQUOT'), 'disk_full'],
  [tag('E', 'OF '), 'source_ended'],
  [tag('I', 'NDA'), 'source_broken'],
  [tag(0xf8, '400'), 'source_refused'],
  [tag(0xf8, '401'), 'source_auth'],
  [tag(0xf8, '403'), 'source_auth'],
  [tag(0xf8, '404'), 'source_not_found'],
  [tag(0xf8, '429'), 'source_refused'],
  [tag(0xf8, '4XX'), 'source_refused'],
  [tag(0xf8, '5XX'), 'source_unreachable'],
  [tag(0xf8, 'PRO'), 'source_invalid_url'],
  [tag(0xf8, 'STR'), 'source_no_video'],
  [tag(0xf8, 'DEC'), 'source_codec'],
])

/** The code of a negative FFmpeg result; source_broken for whatever is not in the table. */
export function sourceCode(averror: number): ErrorCode {
  return CODES.get(averror) ?? 'source_broken'
}
