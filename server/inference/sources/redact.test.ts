import { describe, expect, it } from 'vitest'
import { redact } from './redact'

describe('redact', () => {
  it.each([
    ['rtsp://admin:pw@cam/1', 'rtsp://***@cam/1'],
    ['open rtsp://a:p@ss@cam:554/1: refused', 'open rtsp://***@cam:554/1: refused'],
    ['HTTPS://user@host/x and http://u:p@h', 'HTTPS://***@host/x and http://***@h'],
    ['http://cam/v?user=me&password=hunter2&ch=1', 'http://cam/v?user=***&password=***&ch=1'],
    ['http://cam/v?access_token=abc#x', 'http://cam/v?access_token=***#x'],
    ['http://cam/user=me&password=hunter2&ch=1', 'http://cam/user=***&password=***&ch=1'],
    ['http://cam/x.cgi?-usr=me&-pwd=hunter2 failed', 'http://cam/x.cgi?-usr=***&-pwd=*** failed'],
    ['http://cam/video?channel=1', 'http://cam/video?channel=1'],
    ['no such file: a@b.mp4', 'no such file: a@b.mp4'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean)
  })

  it('takes known secrets out wherever they stand, in both spellings', () => {
    expect(redact('auth p@ss failed, p%40ss too', ['p@ss', undefined, ''])).toBe('auth *** failed, *** too')
  })
})
