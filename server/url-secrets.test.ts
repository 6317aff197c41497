import { describe, expect, it } from 'vitest'
import { isMasked, maskUrl, secretsOf, unmaskUrl } from './url-secrets'

describe('maskUrl', () => {
  it.each([
    ['http://cam/v?token=abc', 'http://cam/v?token=••••'],
    ['http://cam/v?ch=1&access_token=abc&x=2', 'http://cam/v?ch=1&access_token=••••&x=2'],
    ['http://cam/v?API_KEY=a/b?c', 'http://cam/v?API_KEY=••••?c'],
    ['http://cam/x.cgi?-usr=admin&-pwd=1', 'http://cam/x.cgi?-usr=••••&-pwd=••••'],
    ['http://cam/x.cgi?loginuse=a&loginpas=b', 'http://cam/x.cgi?loginuse=••••&loginpas=••••'],
    ['rtsp://cam/user=admin&password=x&channel=1', 'rtsp://cam/user=••••&password=••••&channel=1'],
    ['rtsp://cam/user=a_password=b_channel=1.sdp?real', 'rtsp://cam/user=••••?real'],
    ['rtsp://cam/live;auth=Zm9v/1', 'rtsp://cam/live;auth=••••/1'],
    ['rtsps://cam:7441/4DsFdLkRqGpYgVcB?enableSrtp', 'rtsps://cam:7441/••••?enableSrtp'],
    ['http://cam/550e8400-e29b-41d4-a716-446655440000/x.m3u8', 'http://cam/••••/x.m3u8'],
    ['http://cam/live/9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c.m3u8', 'http://cam/live/••••.m3u8'],
    ['http://cam/v?id=9f8a7b6c5d4e3f2a1b0c9d8e', 'http://cam/v?id=••••'],
    ['http://cam/v#key=abc', 'http://cam/v#key=••••'],
  ])('%s', (url, masked) => {
    expect(maskUrl(url)).toBe(masked)
    expect(isMasked(masked)).toBe(true)
  })

  it.each([
    'rtsp://192.0.2.10:554/stream1',
    'rtsp://cam/Streaming/Channels/101',
    'rtsp://cam/h264Preview_01_main',
    'rtsp://cam/cam/realmonitor?channel=1&subtype=0',
    'rtsp://cam/onvif-media/media.amp?profile=profile_1_h264&sessiontimeout=60',
    'http://cam/axis-cgi/mjpg/video.cgi?resolution=1280x720&fps=10',
    'http://cam/videostream.cgi?rate=0&resolution=32',
    'http://cam/StreamingChannel01/playlist.m3u8',
    'http://cam/v?token=',
    'http://[2001:db8::1]:8080/',
  ])('leaves %s alone', (url) => {
    expect(maskUrl(url)).toBe(url)
    expect(secretsOf(url)).toEqual([])
    expect(isMasked(url)).toBe(false)
  })
})

describe('unmaskUrl', () => {
  const real = 'http://cam/9f8a7b6c5d4e3f2a1b0c9d8e/v?token=abc&ch=1&key=k1&key=k2'

  it.each([
    [maskUrl(real), real],
    [new URL(maskUrl(real)).href, real],
    ['http://cam/other?ch=2&token=••••', 'http://cam/other?ch=2&token=abc'],
    ['http://cam/v?token=new', 'http://cam/v?token=new'],
    ['http://cam/v?key=new&key=••••', 'http://cam/v?key=new&key=k2'],
    ['http://cam/••••', 'http://cam/9f8a7b6c5d4e3f2a1b0c9d8e'],
  ])('%s', (given, meant) => {
    expect(unmaskUrl(given, real)).toBe(meant)
  })

  it.each([
    'http://cam/v?password=••••',
    'http://cam/v?token=••••x',
    'http://cam/v?token=•••',
    'http://cam/v?token=••••&token=••••',
    'http://cam/••••/••••',
    'http://cam/v?x=••••',
    'http://•/v?token=abc',
  ])('knows nothing for %s', (given) => {
    expect(unmaskUrl(given, real)).toBeNull()
  })
})
