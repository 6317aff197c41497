import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserView } from '../../contract/user'
import { type Harness, openHarness, PASSWORD, START } from '../testing/harness'

let h: Harness
let user: UserView

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  // Windows of earlier tests are over.
  h.clock.ms += 3_600_000
  const admin = await h.person('admin')
  user = await h.services.users.create(admin, { email: 'a@b.org', name: 'A', role: 'operator', password: PASSWORD })
})

const who = () => ({ userId: user.id, name: user.name, role: user.role })
const refused = { code: 'invalid_credentials' }

describe('sign-in', () => {
  it('lets the right password in, whatever the case of the address', async () => {
    const signedIn = await h.services.account.signIn(' A@B.org ', PASSWORD, '10.0.0.1')
    expect(signedIn).toEqual({ id: user.id, email: 'a@b.org', name: 'A', role: 'operator', sessionVersion: 1 })
    const row = await h.prisma.user.findUniqueOrThrow({ where: { id: user.id } })
    expect(row.lastLoginAt?.getTime()).toBe(h.clock.ms)
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it.each([
    ['a wrong password', 'a@b.org', 'wrong'],
    ['an unknown account', 'nobody@b.org', PASSWORD],
    ['no address at all', 'a\0', PASSWORD],
  ])('answers %s alike', async (_, email, password) => {
    await expect(h.services.account.signIn(email, password, '10.0.0.2')).rejects.toMatchObject(refused)
  })

  it('answers a disabled account alike', async () => {
    await h.prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date(START) } })
    await expect(h.services.account.signIn('a@b.org', PASSWORD, '10.0.0.3')).rejects.toMatchObject(refused)
  })

  it('stops after ten failures, the right password too, and says for how long', async () => {
    const { account } = h.services
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) => account.signIn('a@b.org', 'wrong', `10.0.1.${i}`)),
    )
    const codes = tries.map((result) => result.status === 'rejected' && result.reason.code)
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(10)
    await expect(account.signIn('a@b.org', PASSWORD, '10.0.1.99')).rejects.toMatchObject({
      code: 'rate_limited',
      extra: { retryAfter: 600 },
    })
    h.clock.ms += 600_000
    await expect(account.signIn('a@b.org', PASSWORD, '10.0.1.99')).resolves.toMatchObject({ id: user.id })
  })
})

describe('changing the password', () => {
  it('ends the other sessions and changes what signs in', async () => {
    const { account } = h.services
    expect(await account.fromSession(user.id, 1)).not.toBeNull()
    expect(await account.changePassword(who(), PASSWORD, 'another long password')).toEqual({ sessionVersion: 2 })
    expect(await account.fromSession(user.id, 1)).toBeNull()
    expect(await account.fromSession(user.id, 2)).toEqual(who())
    await expect(account.signIn('a@b.org', PASSWORD, '10.0.2.1')).rejects.toMatchObject(refused)
    await expect(account.signIn('a@b.org', 'another long password', '10.0.2.1')).resolves.toBeDefined()
  })

  it('wants the present one, and not by trying', async () => {
    const attempt = () => h.services.account.changePassword(who(), 'wrong', 'another long password')
    for (let i = 0; i < 10; i++) await expect(attempt()).rejects.toMatchObject({ code: 'wrong_password' })
    await expect(attempt()).rejects.toMatchObject({ code: 'rate_limited' })
    expect(await h.services.account.fromSession(user.id, 1)).toEqual(who())
  })
})

describe('sessions', () => {
  it('notice within 2 s what another process changed', async () => {
    const { account } = h.services
    expect(await account.fromSession(user.id, 1)).not.toBeNull()
    await h.prisma.user.update({ where: { id: user.id }, data: { sessionVersion: 2 } })
    h.clock.ms += 1_999
    expect(await account.fromSession(user.id, 1)).not.toBeNull()
    h.clock.ms += 1
    expect(await account.fromSession(user.id, 1)).toBeNull()
  })

  it.each(['', 'x', '0190163d-8694-739b-aea5-966c26f8ad91'])('know nobody called %j', async (id) => {
    expect(await h.services.account.fromSession(id, 1)).toBeNull()
  })
})

describe('tokens', () => {
  it('are shown once, act for their person and end when removed', async () => {
    const { account } = h.services
    const { token, view } = await account.createToken(who(), 'script')
    expect(token).toMatch(/^sl_[\w-]{43}$/)
    const stored = await h.prisma.$queryRaw`SELECT * FROM api_tokens`
    expect(JSON.stringify([view, await account.listTokens(who()), stored])).not.toContain(token.slice(3))
    expect(await account.fromToken(token)).toEqual(who())
    expect(await account.listTokens(who())).toEqual([{ ...view, lastUsedAt: h.clock.ms }])
    const other = await h.person('admin')
    await expect(account.removeToken(other, view.id)).rejects.toMatchObject({ code: 'token_not_found' })
    await account.removeToken(who(), view.id)
    expect(await account.fromToken(token)).toBeNull()
  })

  it('sleep while their person is disabled', async () => {
    const { token } = await h.services.account.createToken(who(), 'script')
    await h.prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date(START) } })
    expect(await h.services.account.fromToken(token)).toBeNull()
  })

  it.each(['', 'sl_', 'nonsense', `sl_${'x'.repeat(43)}`, '\0'])('%j is nobody', async (token) => {
    expect(await h.services.account.fromToken(token)).toBeNull()
  })
})
