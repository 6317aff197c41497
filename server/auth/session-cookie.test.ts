import { decode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { SESSION_MAX_AGE_S } from '../contract/session'
import { claimsOf, encodeSession } from './session-cookie'

const secret = 'a secret of the tests, long enough to sign with'
const nowS = () => Math.floor(Date.now() / 1000)

test('written anew, it ends when it would have ended', async () => {
  const claims = claimsOf({ sessionId: 's', expiresAt: Date.now() + 3_600_000 })
  const first = await decode({ token: await encodeSession({ token: claims, secret }), secret })
  const second = await decode({ token: await encodeSession({ token: first ?? {}, secret }), secret })
  for (const token of [first, second]) expect(Math.abs(Number(token?.exp) - claims.exp)).toBeLessThanOrEqual(1)
})

test('never lasts longer than a session may', async () => {
  const claims = { sid: 's', exp: nowS() + 30 * 24 * 3600 }
  const token = await decode({ token: await encodeSession({ token: claims, secret }), secret })
  expect(Number(token?.exp)).toBeLessThanOrEqual(nowS() + SESSION_MAX_AGE_S)
})

test('holds the session and nothing about the person', async () => {
  const claims = { ...claimsOf({ sessionId: 's', expiresAt: Date.now() + 1000 }), email: 'a@b.org', role: 'admin' }
  const token = await decode({ token: await encodeSession({ token: claims, secret }), secret })
  expect(Object.keys(token ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid'])
})

test('refuses what is no session', async () => {
  await expect(encodeSession({ token: { sub: 'somebody' }, secret })).rejects.toThrow()
})
