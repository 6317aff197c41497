import {
  AVERROR_DECODER_NOT_FOUND,
  AVERROR_EOF,
  AVERROR_HTTP_FORBIDDEN,
  AVERROR_HTTP_NOT_FOUND,
  AVERROR_HTTP_OTHER_4XX,
  AVERROR_HTTP_SERVER_ERROR,
  AVERROR_HTTP_UNAUTHORIZED,
  AVERROR_INVALIDDATA,
  AVERROR_PROTOCOL_NOT_FOUND,
  AVERROR_STREAM_NOT_FOUND,
} from 'node-av/constants'
import { expect, it } from 'vitest'
import { sourceCode } from './failure'

it.each([
  [AVERROR_HTTP_UNAUTHORIZED, 'source_auth'],
  [AVERROR_HTTP_FORBIDDEN, 'source_auth'],
  [AVERROR_HTTP_NOT_FOUND, 'source_not_found'],
  [AVERROR_HTTP_OTHER_4XX, 'source_refused'],
  [AVERROR_HTTP_SERVER_ERROR, 'source_unreachable'],
  [AVERROR_INVALIDDATA, 'source_broken'],
  [AVERROR_EOF, 'source_ended'],
  [AVERROR_STREAM_NOT_FOUND, 'source_no_video'],
  [AVERROR_DECODER_NOT_FOUND, 'source_codec'],
  [AVERROR_PROTOCOL_NOT_FOUND, 'source_invalid_url'],
  [-111, 'source_refused'],
  [-110, 'source_timeout'],
  [-2, 'source_not_found'],
  [-5, 'source_unreachable'],
  [-12345, 'source_broken'],
])('%d is %s', (averror, code) => {
  expect(sourceCode(averror)).toBe(code)
})
