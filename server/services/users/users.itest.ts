import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { userView } from '../../contract/user'
import { type Harness, openHarness, PASSWORD, type Person } from '../testing/harness'

let h: Harness
let admin: Person

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  admin = await h.person('admin')
})

const enabledAdmins = () => h.prisma.user.count({ where: { role: 'admin', disabledAt: null } })

it('keeps the last administrator', async () => {
  const { users } = h.services
  for (const patch of [{ disabled: true }, { role: 'operator' }] as const)
    await expect(users.update(admin, admin.userId, patch)).rejects.toMatchObject({ code: 'last_admin' })
  await expect(users.remove(admin, admin.userId)).rejects.toMatchObject({ code: 'last_admin' })
  await users.update(admin, admin.userId, { role: 'admin', name: 'Still here' })
  expect(await enabledAdmins()).toBe(1)
})

it('keeps one administrator when all of them are removed, disabled and demoted at once', async () => {
  const { users } = h.services
  const others = await Promise.all(Array.from({ length: 5 }, () => h.person('admin')))
  const results = await h.overlapping<unknown>(
    'users',
    [admin, ...others].map(({ userId }, i) => () => {
      if (i % 3 === 0) return users.remove(admin, userId)
      return users.update(admin, userId, i % 3 === 1 ? { disabled: true } : { role: 'viewer' })
    }),
  )
  expect(await enabledAdmins()).toBe(1)
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toMatchObject([{ reason: { code: 'last_admin' } }])
})

const PERSON = { email: 'a@b.org', name: 'A', role: 'viewer', password: PASSWORD } as const
const signIn = () => h.services.account.signIn(PERSON.email, PASSWORD, { address: '10.0.0.9' })

it.each([
  ['disabling', { disabled: true }],
  ['a new password', { password: 'another long password' }],
] as const)('%s ends the sessions at once', async (_, patch) => {
  const { users, account } = h.services
  const made = await users.create(admin, PERSON)
  const { sessionId } = await signIn()
  expect(await account.fromSession(sessionId)).toMatchObject({ userId: made.id, name: 'A', role: 'viewer', sessionId })
  const before = h.told.sessionsChanged
  await users.update(admin, made.id, patch)
  expect(await account.fromSession(sessionId)).toBeNull()
  expect(h.told.sessionsChanged).toBe(before + 1)
})

it('a new password ends the tokens too', async () => {
  const { users, account } = h.services
  const who = await h.person('operator')
  const { token } = await account.createToken(who, { name: 'script', days: 1 })
  await users.update(admin, who.userId, { name: 'Another name' })
  expect(await account.fromToken(token)).not.toBeNull()
  await users.update(admin, who.userId, { password: 'another long password' })
  expect(await account.fromToken(token)).toBeNull()
})

it('an administrator signs somebody out everywhere, tokens stay', async () => {
  const { users, account } = h.services
  const who = await h.person('operator')
  const { token } = await account.createToken(who, { name: 'script', days: 1 })
  await users.endSessions(admin, who.userId)
  expect(await account.fromSession(who.sessionId)).toBeNull()
  expect(await account.fromToken(token)).not.toBeNull()
  expect(await account.fromSession(admin.sessionId)).toEqual(admin)
  await expect(users.endSessions(who, admin.userId)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(users.endSessions(admin, 'x')).rejects.toMatchObject({ code: 'user_not_found' })
})

it('a new role holds at once and keeps the session', async () => {
  const { users, account } = h.services
  const { userId, sessionId } = await h.person('operator')
  expect(await account.fromSession(sessionId)).toMatchObject({ role: 'operator' })
  await users.update(admin, userId, { role: 'viewer' })
  expect(await account.fromSession(sessionId)).toMatchObject({ role: 'viewer' })
})

it('removing ends sessions and tokens and keeps the name on what was done', async () => {
  const { users, account } = h.services
  const who = await h.person('operator')
  const { token } = await account.createToken(who, { name: 'script', days: 1 })
  await users.remove(admin, who.userId)
  expect(await account.fromSession(who.sessionId)).toBeNull()
  expect(await account.fromToken(token)).toBeNull()
})

it('enabling again does not bring sessions back', async () => {
  const { users, account } = h.services
  const made = await users.create(admin, PERSON)
  const { sessionId } = await signIn()
  await users.update(admin, made.id, { disabled: true })
  expect(await users.update(admin, made.id, { disabled: false })).toMatchObject({ disabled: false })
  expect(await account.fromSession(sessionId)).toBeNull()
  expect(await signIn()).toMatchObject({ id: made.id })
})

it('shows no hash, refuses a taken address and strangers', async () => {
  const { users } = h.services
  const draft = { email: 'a@b.org', name: 'A', role: 'viewer', password: PASSWORD } as const
  expect(userView.parse(await users.create(admin, draft))).toMatchObject({ email: 'a@b.org' })
  expect(JSON.stringify(await users.list(admin))).not.toContain('argon2')
  await expect(users.create(admin, draft)).rejects.toMatchObject({ code: 'email_taken' })
  await expect(users.update(admin, 'x', {})).rejects.toMatchObject({ code: 'user_not_found' })
  const operator = await h.person('operator')
  const tries = [users.list(operator), users.create(operator, draft), users.remove(operator, admin.userId)]
  for (const result of await Promise.allSettled(tries)) expect(result).toMatchObject({ reason: { code: 'forbidden' } })
})
