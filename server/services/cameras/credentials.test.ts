import { describe, expect, it } from 'vitest'
import { choosePassword, keepUsername } from './credentials'
import { type StoredSource, splitSource } from './source'

const stored: StoredSource = { kind: 'rtsp', url: 'rtsp://cam/ch1', username: 'u' }
const before = { source: stored, hasPassword: true }
const after = (url: string, more = {}) => splitSource({ kind: 'rtsp', url, ...more })

describe('choosePassword', () => {
  it.each([
    ['the same host, another path', after('rtsp://cam/ch2'), 'keep'],
    ['a new password', after('rtsp://cam/ch1', { password: 'n' }), { set: 'n' }],
    ['a new password for another host', after('rtsp://other/', { password: 'n' }), { set: 'n' }],
    ['a new password inside the URL', after('rtsp://u:n@other/'), { set: 'n' }],
    ['an empty password', after('rtsp://cam/', { password: '' }), 'none'],
    ['an empty user name', after('rtsp://other/', { username: '' }), 'none'],
    ['another kind of source', splitSource({ kind: 'webcam' }), 'none'],
  ] as const)('%s', (_, source, choice) => {
    expect(choosePassword(before, source)).toEqual(choice)
  })

  it.each(['rtsp://evil/ch1', 'rtsp://cam:8554/ch1', 'rtsps://cam/ch1', 'rtsp://cam.evil/ch1', 'rtsp://u@evil/'])(
    'does not send the stored password to %s',
    (url) => {
      expect(() => choosePassword(before, after(url))).toThrow(
        expect.objectContaining({
          code: 'validation_failed',
          extra: { fields: { 'source.password': expect.any(String) } },
        }),
      )
    },
  )

  it('asks for nothing when nothing is stored', () => {
    expect(choosePassword({ source: stored, hasPassword: false }, after('rtsp://other/'))).toBe('none')
  })
})

it('keeps the user name at the same place only', () => {
  expect(keepUsername(stored, after('rtsp://cam/ch2').stored)).toMatchObject({ username: 'u' })
  expect(keepUsername(stored, after('rtsp://cam/ch2', { username: 'v' }).stored)).toMatchObject({ username: 'v' })
  expect(keepUsername(stored, after('rtsp://evil/').stored)).not.toHaveProperty('username')
})
