import { describe, expect, it } from 'vitest'
import { SourceFailure } from './failure'
import { isLiveFormat } from './http'
import { openPlan } from './plan'

describe('openPlan', () => {
  it('puts credentials into the address, escaped, and knows what to hide', () => {
    const plan = openPlan({ kind: 'rtsp', url: 'rtsp://cam:554/a?b=1', username: 'me', password: 'p@:/x' }, '/media')
    expect(plan.url).toBe('rtsp://me:p%40%3A%2Fx@cam:554/a?b=1')
    expect(plan.secrets).toContain('p@:/x')
  })

  it('keeps credentials that are already in the address', () => {
    expect(openPlan({ kind: 'http', url: 'http://a:b@cam/x' }, '/media')).toMatchObject({
      url: 'http://a:b@cam/x',
      secrets: ['b'],
    })
  })

  it.each([
    [{ kind: 'rtsp', url: 'rtsp://cam/1' } as const, { rtsp_transport: 'tcp', timeout: '5000000' }],
    [{ kind: 'http', url: 'http://cam/1' } as const, { rw_timeout: '5000000' }],
  ])('limits every wait: %o', (source, options) => {
    expect(openPlan(source, '/media').options).toMatchObject(options)
  })

  it('does not let a playlist from the network name local files', () => {
    const { options } = openPlan({ kind: 'http', url: 'http://cam/list.m3u8' }, '/media')
    expect(options.protocol_whitelist?.split(',')).not.toContain('file')
  })

  it.each(['rtsp://', 'rtsp://[bad'])('refuses the address %s', (url) => {
    expect(() => openPlan({ kind: 'rtsp', url }, '/media')).toThrow(SourceFailure)
  })
})

it.each([
  ['mpjpeg', true],
  ['hls', false],
  ['mov,mp4,m4a,3gp,3g2,mj2', false],
])('%s comes at its own pace: %s', (format, live) => {
  expect(isLiveFormat(format)).toBe(live)
})
