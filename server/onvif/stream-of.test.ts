import { expect, it } from 'vitest'
import { streamOf } from './stream-of'

const urlOf = (uri: unknown, host = '10.0.0.7') => streamOf({ name: 'Main' }, uri, host)?.url

it.each([
  ['rtsp://192.168.1.2/live', 'rtsp://10.0.0.7/live'],
  ['rtsp://192.168.1.2:8554/live?x=1#y', 'rtsp://10.0.0.7:8554/live?x=1#y'],
  ['rtsps://u:p@camera.local/a@b', 'rtsps://10.0.0.7/a@b'],
  ['RTSP://[fe80::1]:554/1', 'RTSP://10.0.0.7:554/1'],
  ['rtsp://192.168.1.2', 'rtsp://10.0.0.7'],
])('%s is at %s', (uri, url) => expect(urlOf(uri)).toBe(url))

it('knows addresses of IPv6', () => {
  expect(urlOf('rtsp://192.168.1.2:554/a', '[fd00::7]')).toBe('rtsp://[fd00::7]:554/a')
})

it.each([
  undefined,
  '',
  {},
  ['rtsp://a/'],
  'http://a/',
  'file:///etc/passwd',
  'rtsp://',
  `rtsp://a/${'x'.repeat(2_000)}`,
])('%o is no stream', (uri) => expect(urlOf(uri)).toBeUndefined())

it('says nothing where a camera says nonsense', () => {
  const odd = {
    name: { _: 'x' },
    videoEncoderConfiguration: { encoding: 7, resolution: 'big', rateControl: { frameRateLimit: '-1' } },
  }
  expect(streamOf(odd, 'rtsp://a/', 'b')).toEqual({
    ...{ name: '', url: 'rtsp://b/', encoding: '', width: null, height: null, fps: null },
  })
})
