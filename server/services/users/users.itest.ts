import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Principal, userView } from '../../contract/user'
import { type Harness, openHarness, PASSWORD } from '../testing/harness'

let h: Harness
let admin: Principal

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

it.each([
  ['disabling', { disabled: true }],
  ['a new password', { password: 'another long password' }],
] as const)('%s ends the sessions at once', async (_, patch) => {
  const { users, account } = h.services
  const made = await users.create(admin, { email: 'a@b.org', name: 'A', role: 'viewer', password: PASSWORD })
  expect(await account.fromSession(made.id, 1)).toEqual({ userId: made.id, name: 'A', role: 'viewer' })
  await users.update(admin, made.id, patch)
  expect(await account.fromSession(made.id, 1)).toBeNull()
})

it('a new role holds at once and keeps the session', async () => {
  const { users, account } = h.services
  const { userId } = await h.person('operator')
  expect(await account.fromSession(userId, 1)).toMatchObject({ role: 'operator' })
  await users.update(admin, userId, { role: 'viewer' })
  expect(await account.fromSession(userId, 1)).toMatchObject({ role: 'viewer' })
})

it('removing ends sessions and tokens and keeps the name on what was done', async () => {
  const { users, account } = h.services
  const who = await h.person('operator')
  const { token } = await account.createToken(who, 'script')
  await users.remove(admin, who.userId)
  expect(await account.fromSession(who.userId, 1)).toBeNull()
  expect(await account.fromToken(token)).toBeNull()
})

it('enabling again does not bring sessions back', async () => {
  const { users, account } = h.services
  const { userId } = await h.person('viewer')
  await users.update(admin, userId, { disabled: true })
  expect(await users.update(admin, userId, { disabled: false })).toMatchObject({ disabled: false })
  expect(await account.fromSession(userId, 1)).toBeNull()
  expect(await account.fromSession(userId, 2)).toMatchObject({ userId })
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
