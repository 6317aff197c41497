import { describe, expect, it } from 'vitest'
import type { CameraSource } from '../../contract/camera'
import { forEngine, samePlace, splitSource, withoutMasks } from './source'

const PATHS = { mediaDir: '/media', demoFilm: '/program/demo/room.mp4' }
const NONE = { password: null, address: null }
const rtsp = (url: string, more = {}): CameraSource => ({ kind: 'rtsp', url, ...more })

describe('splitSource', () => {
  it.each<[string, CameraSource, CameraSource, string | undefined, string?]>([
    ['no credentials', rtsp('rtsp://cam:554/ch1'), rtsp('rtsp://cam:554/ch1'), undefined],
    ['inside the URL', rtsp('rtsp://u:p@cam/ch1'), rtsp('rtsp://cam/ch1', { username: 'u' }), 'p'],
    ['percent-encoded', rtsp('rtsp://u%40x:p%3Aq%2F@cam/'), rtsp('rtsp://cam/', { username: 'u@x' }), 'p:q/'],
    ['a raw @ in the password', rtsp('rtsp://u:p@ss@cam/ch1'), rtsp('rtsp://cam/ch1', { username: 'u' }), 'p@ss'],
    ['a stray %', rtsp('rtsp://u:100%@cam/'), rtsp('rtsp://cam/', { username: 'u' }), '100%'],
    [
      'fields win over the URL',
      rtsp('rtsp://u:p@cam/', { username: 'v', password: 'w' }),
      rtsp('rtsp://cam/', { username: 'v' }),
      'w',
    ],
    ['an empty password', rtsp('rtsp://cam/', { password: '' }), rtsp('rtsp://cam/'), ''],
    [
      'http',
      { kind: 'http', url: 'http://u:p@Cam/a?b=1' },
      { kind: 'http', url: 'http://cam/a?b=1', username: 'u' },
      'p',
    ],
    ['file', { kind: 'file', path: 'a/b c.mp4' }, { kind: 'file', path: 'a/b c.mp4' }, undefined],
    ['webcam', { kind: 'webcam' }, { kind: 'webcam' }, undefined],
    [
      'a secret in the query',
      { kind: 'http', url: 'http://u:p@Cam/a?token=x&b=1' },
      { kind: 'http', url: 'http://cam/a?token=••••&b=1', username: 'u' },
      'p',
      'http://cam/a?token=x&b=1',
    ],
    [
      'secrets in the path',
      rtsp('rtsp://cam/user=a&password=b&channel=1'),
      rtsp('rtsp://cam/user=••••&password=••••&channel=1'),
      undefined,
      'rtsp://cam/user=a&password=b&channel=1',
    ],
  ])('%s', (_, source, stored, password, address) => {
    expect(splitSource(source)).toEqual({ stored, password, address: address ?? null })
  })

  it.each([
    ['rtsp://', 'source_invalid_url'],
    ['rtsp:///path', 'source_invalid_url'],
    ['rtsp://cam:99999/', 'source_invalid_url'],
    ['rtsp://[::1', 'source_invalid_url'],
    ['rtsp://169.254.169.254/', 'source_address'],
    ['rtsp://u:p@[fe80::1]:554/', 'source_address'],
  ])('refuses %s', (url, code) => {
    expect(() => splitSource(rtsp(url))).toThrow(expect.objectContaining({ code }))
  })

  it.each(['u%00', '\ud800'])('refuses the user name %j', (username) => {
    const source = rtsp('rtsp://cam/', { username: decodeURIComponent(username) })
    expect(() => splitSource(source)).toThrow(expect.objectContaining({ code: 'validation_failed' }))
  })

  it('leaves one reading of the host: backslashes and tabs are gone', () => {
    const { stored } = splitSource({ kind: 'http', url: 'http://good\\@ev\til/x' })
    expect(stored).toEqual({ kind: 'http', url: 'http://good/@evil/x' })
  })

  it.each(['/etc/passwd', '../x.mp4', 'a/../../x.mp4', 'a/..', 'a\0.mp4', 'a\\..\\x', './x.mp4', 'a//x.mp4'])(
    'refuses the path %j',
    (path) => {
      expect(() => splitSource({ kind: 'file', path })).toThrow(
        expect.objectContaining({ code: 'source_outside_media' }),
      )
    },
  )
})

describe('samePlace', () => {
  it.each([
    ['rtsp://cam/a', 'rtsp://CAM/b?c', true],
    ['rtsp://cam/a', 'rtsp://cam:8554/a', false],
    ['rtsps://cam/a', 'rtsp://cam/a', false],
    ['rtsp://cam/a', 'rtsp://cam.evil/a', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(samePlace(rtsp(a), rtsp(b))).toBe(same)
  })
})

describe('withoutMasks', () => {
  const real = 'http://cam/a?token=x&b=1'
  const before = { stored: splitSource({ kind: 'http', url: real }).stored, address: real }
  const http = (url: string): CameraSource => ({ kind: 'http', url })

  it.each([
    ['http://cam/a?token=••••&b=1', real],
    ['http://cam/other?token=••••', 'http://cam/other?token=x'],
    ['http://CAM/a?token=••••&b=1', real],
    ['http://cam/a?token=new', 'http://cam/a?token=new'],
    ['http://evil/a?token=new', 'http://evil/a?token=new'],
  ])('%s is %s', (given, meant) => {
    expect(withoutMasks(http(given), before)).toEqual(http(meant))
  })

  it.each([
    'http://evil/a?token=••••',
    'http://cam:81/a?token=••••',
    'https://cam/a?token=••••',
    'http://cam@evil/a?token=••••',
    'http://cam/a?secret=••••',
    'http://••••/a?token=x',
  ])('does not give the secret to %s', (given) => {
    const refusal = { code: 'validation_failed', extra: { fields: { 'source.url': 'secretAgain' } } }
    expect(() => withoutMasks(http(given), before)).toThrow(expect.objectContaining(refusal))
    expect(() => withoutMasks(http(given), { ...before, address: null })).toThrow(expect.objectContaining(refusal))
  })
})

it('gives its secrets to sources that take some', () => {
  const both = { password: 'p', address: 'rtsp://cam/?token=x' }
  expect(forEngine(rtsp('rtsp://cam/?token=••••'), both, PATHS).source).toEqual(
    rtsp('rtsp://cam/?token=x', { password: 'p' }),
  )
  expect(forEngine(rtsp('rtsp://cam/'), NONE, PATHS).source).toEqual(rtsp('rtsp://cam/'))
  expect(forEngine({ kind: 'webcam' }, both, PATHS).source).toEqual({ kind: 'webcam' })
})

it('lets films be looked for in the media folder, and the demo where it came with the program', () => {
  const film = { kind: 'file', path: 'a.mp4' } as const
  expect(forEngine(film, NONE, PATHS)).toEqual({ source: film, mediaDir: '/media' })
  expect(forEngine({ kind: 'demo' }, NONE, PATHS)).toEqual({
    source: { kind: 'file', path: 'room.mp4' },
    mediaDir: '/program/demo',
  })
})
