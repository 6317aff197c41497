import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SESSION_MAX_AGE_S } from '../../contract/session'
import { MAX_TOKENS, type Principal, type UserView } from '../../contract/user'
import { type Harness, openHarness, PASSWORD, START } from '../testing/harness'
import type { OpenedSession } from './sessions'

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
  user = await h.call('users.create', admin, { email: 'a@b.org', name: 'A', role: 'operator', password: PASSWORD })
})

const at = (address: string) => ({ address })
const signIn = (password = PASSWORD) => h.program.accounts.signIn('a@b.org', password, at('10.9.9.9'))
/** The person in a browser, signed in now. */
async function who(): Promise<Principal & { sessionId: string }> {
  return {
    userId: user.id,
    name: user.name,
    role: user.role,
    grants: [],
    cap: 'admin',
    sessionId: (await signIn()).sessionId,
  }
}
/** The person's program. */
const program = (): Principal => ({ userId: user.id, name: user.name, role: user.role, grants: [], cap: 'admin' })
const told = () => h.told.sessionsChanged
const refused = { code: 'invalid_credentials' }

describe('sign-in', () => {
  it('lets the right password in, whatever the case of the address', async () => {
    const signedIn = await h.program.accounts.signIn(' A@B.org ', PASSWORD, at('10.0.0.1'))
    expect(signedIn).toEqual({
      id: user.id,
      email: 'a@b.org',
      name: 'A',
      role: 'operator',
      device: expect.any(String),
      sessionId: expect.any(String),
      expiresAt: h.clock.ms + SESSION_MAX_AGE_S * 1000,
    })
    const row = await h.prisma.user.findUniqueOrThrow({ where: { id: user.id } })
    expect(row.lastLoginAt?.getTime()).toBe(h.clock.ms)
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it.each([
    ['a wrong password', 'a@b.org', 'wrong'],
    ['an unknown account', 'nobody@b.org', PASSWORD],
    ['no address at all', 'a\0', PASSWORD],
  ])('answers %s alike', async (_, email, password) => {
    await expect(h.program.accounts.signIn(email, password, at('10.0.0.2'))).rejects.toMatchObject(refused)
  })

  it('answers a disabled account alike', async () => {
    await h.prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date(START) } })
    await expect(h.program.accounts.signIn('a@b.org', PASSWORD, at('10.0.0.3'))).rejects.toMatchObject(refused)
  })

  it('stops an address after ten failures, the right password too, and says for how long', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => h.program.accounts.signIn('a@b.org', 'wrong', at('10.0.1.1'))),
    )
    const codes = tries.map((result) => result.status === 'rejected' && result.reason.code)
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(10)
    await expect(h.program.accounts.signIn('a@b.org', PASSWORD, at('10.0.1.1'))).rejects.toMatchObject({
      code: 'rate_limited',
      extra: { retryAfter: 600 },
    })
    h.clock.ms += 600_000
    await expect(h.program.accounts.signIn('a@b.org', PASSWORD, at('10.0.1.1'))).resolves.toMatchObject({ id: user.id })
  })

  it('keeps strangers from locking out somebody whose address or device is known', async () => {
    const { device } = await h.program.accounts.signIn('a@b.org', PASSWORD, at('2001:db8::1'))
    const flood = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) => h.program.accounts.signIn('a@b.org', 'wrong', at(`10.7.${i}.1`))),
    )
    const codes = flood.map((result) => result.status === 'rejected' && result.reason.code)
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(20)
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(40)
    await expect(h.program.accounts.signIn('a@b.org', PASSWORD, at('10.8.0.1'))).rejects.toMatchObject({
      code: 'rate_limited',
    })
    // The same household, and the same browser elsewhere.
    await expect(h.program.accounts.signIn('a@b.org', PASSWORD, at('2001:db8::2'))).resolves.toMatchObject({
      id: user.id,
    })
    const elsewhere = { address: '10.8.0.1', device }
    await expect(h.program.accounts.signIn('a@b.org', PASSWORD, elsewhere)).resolves.toMatchObject({ id: user.id })
    await expect(h.program.accounts.signIn('a@b.org', 'wrong', elsewhere)).rejects.toMatchObject(refused)
  })

  it('forgets an address after 90 days without a sign-in, and keeps fifty', async () => {
    const addresses = () => h.prisma.knownAddress.count({ where: { userId: user.id } })
    for (let i = 0; i < 52; i++) {
      h.clock.ms += 1000
      await h.program.accounts.signIn('a@b.org', PASSWORD, at(`10.5.0.${i}`))
    }
    expect(await addresses()).toBe(50)
    h.clock.ms += 90 * 24 * 3_600_000
    await h.program.accounts.signIn('a@b.org', PASSWORD, at('10.5.1.1'))
    expect(await addresses()).toBe(1)
  })
})

describe('changing the password', () => {
  it('ends every session and token but the one it opens, and changes what signs in', async () => {
    const [me, elsewhere] = [await who(), await who()]
    const { token } = await h.call('account.createToken', me, { name: 'script', days: 1 })
    const before = told()
    const { sessionId } = await changePassword(me, PASSWORD, 'another long password')
    expect(told()).toBe(before + 1)
    for (const ended of [me, elsewhere]) expect(await h.program.accounts.fromSession(ended.sessionId)).toBeNull()
    expect(await h.program.accounts.fromToken(token)).toBeNull()
    expect(await h.program.accounts.fromSession(sessionId)).toEqual({ ...me, sessionId })
    await expect(h.program.accounts.signIn('a@b.org', PASSWORD, at('10.0.2.1'))).rejects.toMatchObject(refused)
    await expect(h.program.accounts.signIn('a@b.org', 'another long password', at('10.0.2.1'))).resolves.toBeDefined()
  })

  it('wants the present one, and not by trying', async () => {
    const me = await who()
    const attempt = () => changePassword(me, 'wrong', 'another long password')
    for (let i = 0; i < 10; i++) await expect(attempt()).rejects.toMatchObject({ code: 'wrong_password' })
    await expect(attempt()).rejects.toMatchObject({ code: 'rate_limited' })
    expect(await h.program.accounts.fromSession(me.sessionId)).toEqual(me)
  })

  it('ends a session that is opened with the old one at the same time', async () => {
    const me = await who()
    const [changed, ...signedIn] = await Promise.allSettled([
      changePassword(me, PASSWORD, 'another long password'),
      ...Array.from({ length: 4 }, () => signIn()),
    ])
    expect(changed?.status).toBe('fulfilled')
    for (const result of signedIn)
      if (result.status === 'fulfilled') expect(await h.program.accounts.fromSession(result.value.sessionId)).toBeNull()
    expect(await h.call('account.listSessions', me, {})).toHaveLength(1)
  })
})

describe('sessions', () => {
  it('are over after seven days, however much they are used', async () => {
    const me = await who()
    for (let day = 0; day < 7; day++) {
      expect(await h.program.accounts.fromSession(me.sessionId)).toEqual(me)
      h.clock.ms += 24 * 3_600_000
    }
    expect(await h.program.accounts.fromSession(me.sessionId)).toBeNull()
  })

  it('end when signed out: here at once, with everybody who has a connection told', async () => {
    const [me, elsewhere] = [await who(), await who()]
    expect(await h.program.accounts.fromSession(me.sessionId)).toEqual(me)
    const before = told()
    await h.program.accounts.signOut(me.sessionId)
    expect(told()).toBe(before + 1)
    expect(await h.program.accounts.fromSession(me.sessionId)).toBeNull()
    expect(await h.program.accounts.fromSession(elsewhere.sessionId)).toEqual(elsewhere)
    await h.program.accounts.signOut(me.sessionId)
  })

  it('notice within a second what another process ended', async () => {
    const { sessionId } = await who()
    expect(await h.program.accounts.fromSession(sessionId)).not.toBeNull()
    await h.prisma.session.update({ where: { id: sessionId }, data: { endedAt: new Date(h.clock.ms) } })
    h.clock.ms += 899
    expect(await h.program.accounts.fromSession(sessionId)).not.toBeNull()
    h.clock.ms += 1
    expect(await h.program.accounts.fromSession(sessionId)).toBeNull()
  })

  it('are seen and ended by their person alone', async () => {
    const { sessionId } = await h.program.accounts.signIn('a@b.org', PASSWORD, {
      address: '10.0.3.1',
      agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    })
    const me = await who()
    const list = await h.call('account.listSessions', me, {})
    expect(list.map(({ id, current }) => [id, current])).toEqual(
      expect.arrayContaining([
        [sessionId, false],
        [me.sessionId, true],
      ]),
    )
    expect(list.find(({ id }) => id === sessionId)).toMatchObject({ agent: 'Firefox · Linux' })
    const other = await h.person('admin')
    await expect(h.call('account.endSession', other, { id: sessionId })).rejects.toMatchObject({
      code: 'session_not_found',
    })
    await h.call('account.endSession', me, { id: sessionId })
    expect(await h.program.accounts.fromSession(sessionId)).toBeNull()
    await expect(h.call('account.endSession', me, { id: sessionId })).rejects.toMatchObject({
      code: 'session_not_found',
    })
    const third = await who()
    await h.call('account.endOtherSessions', me, {})
    expect(await h.program.accounts.fromSession(third.sessionId)).toBeNull()
    expect(await h.call('account.listSessions', me, {})).toMatchObject([{ id: me.sessionId }])
    expect(await h.program.accounts.fromSession(other.sessionId)).toEqual(other)
  })

  it('leave no row behind for ever', async () => {
    await who()
    h.clock.ms += 8 * 24 * 3_600_000
    await who()
    expect(await h.prisma.session.count({ where: { userId: user.id } })).toBe(1)
  })

  it.each(['', 'x', '0190163d-8694-739b-aea5-966c26f8ad91'])('know nobody called %j', async (id) => {
    expect(await h.program.accounts.fromSession(id)).toBeNull()
  })
})

describe('tokens', () => {
  it('are shown once, act for their person and end when removed', async () => {
    const me = await who()
    const { token, view } = await h.call('account.createToken', me, { name: 'script', days: 90 })
    expect(token).toMatch(/^sl_[\w-]{43}$/)
    const stored = await h.prisma.$queryRaw`SELECT * FROM api_tokens`
    expect(JSON.stringify([view, await h.call('account.listTokens', me, {}), stored])).not.toContain(token.slice(3))
    expect(await h.program.accounts.fromToken(token)).toEqual(program())
    expect(await h.call('account.listTokens', me, {})).toEqual([{ ...view, lastUsedAt: h.clock.ms }])
    const other = await h.person('admin')
    await expect(h.call('account.removeToken', other, { id: view.id })).rejects.toMatchObject({
      code: 'token_not_found',
    })
    await h.call('account.removeToken', me, { id: view.id })
    expect(await h.program.accounts.fromToken(token)).toBeNull()
  })

  it('expire on their day, and make room then', async () => {
    const me = await who()
    const { token, view } = await h.call('account.createToken', me, { name: 'script', days: 2 })
    expect(view.expiresAt).toBe(h.clock.ms + 2 * 24 * 3_600_000)
    h.clock.ms = view.expiresAt - 1
    expect(await h.program.accounts.fromToken(token)).not.toBeNull()
    h.clock.ms++
    expect(await h.program.accounts.fromToken(token)).toBeNull()
    expect(await h.call('account.listTokens', me, {})).toMatchObject([{ id: view.id }])
    const next = await h.call('account.createToken', me, { name: 'next', days: 2 })
    expect(await h.call('account.listTokens', me, {})).toEqual([next.view])
  })

  it('have a limit for each person, also for many at once', async () => {
    const me = await who()
    const create = (n: number) => h.call('account.createToken', me, { name: `${n}`, days: 1 })
    for (let n = 0; n < MAX_TOKENS - 2; n++) await create(n)
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map(create))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await expect(create(0)).rejects.toMatchObject({ code: 'too_many_tokens' })
    await h.call('account.createToken', await h.person('viewer'), { name: 'mine', days: 1 })
  })

  it('may neither make nor remove tokens, change passwords, nor touch sessions and users', async () => {
    const me = await who()
    const { view } = await h.call('account.createToken', me, { name: 'script', days: 1 })
    const { sessionId: _, ...admin } = await h.person('admin')
    const userDraft = { email: 'new@b.org', name: 'New', role: 'admin', password: PASSWORD } as const
    const tries = [
      h.call('account.createToken', program(), { name: 'more', days: 1 }),
      h.call('account.removeToken', program(), { id: view.id }),
      changePassword(program(), PASSWORD, 'another long password'),
      h.call('account.listSessions', program(), {}),
      h.call('account.endSession', program(), { id: me.sessionId }),
      h.call('account.endOtherSessions', program(), {}),
      h.call('users.create', admin, userDraft),
      h.call('users.update', admin, { id: user.id, password: 'another long password' }),
      h.call('users.update', admin, { id: user.id, role: 'admin' }),
      h.call('users.remove', admin, { id: user.id }),
      h.call('users.endSessions', admin, { id: user.id }),
    ]
    for (const result of await Promise.allSettled(tries))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'session_required' } })
    expect(await h.program.accounts.fromSession(me.sessionId)).toEqual(me)
    expect(await h.call('account.listTokens', program(), {})).toEqual([view])
    await expect(signIn()).resolves.toBeDefined()
  })

  it('sleep while their person is disabled', async () => {
    const { token } = await h.call('account.createToken', await who(), { name: 'script', days: 1 })
    await h.prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date(START) } })
    expect(await h.program.accounts.fromToken(token)).toBeNull()
  })

  it.each(['', 'sl_', 'nonsense', `sl_${'x'.repeat(43)}`, '\0'])('%j is nobody', async (token) => {
    expect(await h.program.accounts.fromToken(token)).toBeNull()
  })
})

/** Returns the session that the browser goes on with. */
async function changePassword(who: Principal, current: string, next: string): Promise<OpenedSession> {
  let opened: OpenedSession | undefined
  const goOnWith = (session: OpenedSession) => {
    opened = session
  }
  await h.call('account.changePassword', who, { current, next }, { goOnWith })
  if (!opened) throw new Error('no session to go on with')
  return opened
}
