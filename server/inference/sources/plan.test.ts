import { describe, expect, it } from 'vitest'
import { SourceFailure } from './failure'
import { isLiveFormat } from './http'
import { type OpenSource, openPlan } from './plan'

const PROXY = 'http://guard:x@127.0.0.1:1'
const open = (source: OpenSource) => openPlan(source, '/media', PROXY)

describe('openPlan', () => {
  it('puts credentials into the address, escaped, and knows what to hide', () => {
    const plan = open({ kind: 'rtsp', url: 'rtsp://cam:554/a?b=1', username: 'me', password: 'p@:/x' })
    expect(plan.url).toBe('rtsp://me:p%40%3A%2Fx@cam:554/a?b=1')
    expect(plan.secrets).toContain('p@:/x')
  })

  it('keeps credentials that are already in the address', () => {
    expect(open({ kind: 'http', url: 'http://a:b@cam/x' })).toMatchObject({
      url: 'http://a:b@cam/x',
      secrets: ['b', PROXY],
    })
  })

  it.each([
    [{ kind: 'rtsp', url: 'rtsp://cam/1' } as const, { rtsp_transport: 'tcp', timeout: '5000000' }],
    [{ kind: 'http', url: 'http://cam/1' } as const, { rw_timeout: '5000000', http_proxy: PROXY }],
  ])('limits every wait: %o', (source, options) => {
    expect(open(source).options).toMatchObject(options)
  })

  it('does not let a playlist from the network name local files', () => {
    const { options } = open({ kind: 'http', url: 'http://cam/list.m3u8' })
    expect(options.protocol_whitelist?.split(',')).not.toContain('file')
  })

  it.each(['http://169.254.169.254/latest', 'rtsp://[fe80::1]/', 'rtsp://0/'])(
    'refuses %s, which no camera has',
    (url) => {
      const kind = url.startsWith('rtsp') ? 'rtsp' : 'http'
      expect(() => open({ kind, url })).toThrow(expect.objectContaining({ code: 'source_address' }))
    },
  )

  it.each(['rtsp://', 'rtsp://[bad'])('refuses the address %s', (url) => {
    expect(() => open({ kind: 'rtsp', url })).toThrow(SourceFailure)
  })
})

it.each([
  ['mpjpeg', true],
  ['hls', false],
  ['mov,mp4,m4a,3gp,3g2,mj2', false],
])('%s comes at its own pace: %s', (format, live) => {
  expect(isLiveFormat(format)).toBe(live)
})
