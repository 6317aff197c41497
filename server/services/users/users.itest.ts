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
  for (const patch of [{ disabled: true }, { role: 'operator' }] as const)
    await expect(h.call('users.update', admin, { id: admin.userId, ...patch })).rejects.toMatchObject({
      code: 'last_admin',
    })
  await expect(h.call('users.remove', admin, { id: admin.userId })).rejects.toMatchObject({ code: 'last_admin' })
  await h.call('users.update', admin, { id: admin.userId, role: 'admin', name: 'Still here' })
  expect(await enabledAdmins()).toBe(1)
})

it('keeps one administrator when all of them are removed, disabled and demoted at once', async () => {
  const others = await Promise.all(Array.from({ length: 5 }, () => h.person('admin')))
  const results = await h.overlapping<unknown>(
    'users',
    [admin, ...others].map(({ userId }, i) => () => {
      if (i % 3 === 0) return h.call('users.remove', admin, { id: userId })
      return h.call('users.update', admin, { id: userId, ...(i % 3 === 1 ? { disabled: true } : { role: 'viewer' }) })
    }),
  )
  expect(await enabledAdmins()).toBe(1)
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toMatchObject([{ reason: { code: 'last_admin' } }])
})

const PERSON = { email: 'a@b.org', name: 'A', role: 'viewer', password: PASSWORD } as const
const signIn = () => h.program.accounts.signIn(PERSON.email, PASSWORD, { address: '10.0.0.9' })

it.each([
  ['disabling', { disabled: true }],
  ['a new password', { password: 'another long password' }],
] as const)('%s ends the sessions at once', async (_, patch) => {
  const made = await h.call('users.create', admin, PERSON)
  const { sessionId } = await signIn()
  expect(await h.program.accounts.fromSession(sessionId)).toMatchObject({
    userId: made.id,
    name: 'A',
    role: 'viewer',
    sessionId,
  })
  const before = h.told.sessionsChanged
  await h.call('users.update', admin, { id: made.id, ...patch })
  expect(await h.program.accounts.fromSession(sessionId)).toBeNull()
  expect(h.told.sessionsChanged).toBe(before + 1)
})

it('a new password ends the tokens too', async () => {
  const who = await h.person('operator')
  const { token } = await h.call('account.createToken', who, { name: 'script', days: 1 })
  await h.call('users.update', admin, { id: who.userId, name: 'Another name' })
  expect(await h.program.accounts.fromToken(token)).not.toBeNull()
  await h.call('users.update', admin, { id: who.userId, password: 'another long password' })
  expect(await h.program.accounts.fromToken(token)).toBeNull()
})

it('an administrator signs somebody out everywhere, tokens stay', async () => {
  const who = await h.person('operator')
  const { token } = await h.call('account.createToken', who, { name: 'script', days: 1 })
  await h.call('users.endSessions', admin, { id: who.userId })
  expect(await h.program.accounts.fromSession(who.sessionId)).toBeNull()
  expect(await h.program.accounts.fromToken(token)).not.toBeNull()
  expect(await h.program.accounts.fromSession(admin.sessionId)).toEqual(admin)
  await expect(h.call('users.endSessions', who, { id: admin.userId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(h.call('users.endSessions', admin, { id: 'x' })).rejects.toMatchObject({ code: 'user_not_found' })
})

it('a new role holds at once and keeps the session', async () => {
  const { userId, sessionId } = await h.person('operator')
  expect(await h.program.accounts.fromSession(sessionId)).toMatchObject({ role: 'operator' })
  await h.call('users.update', admin, { id: userId, role: 'viewer' })
  expect(await h.program.accounts.fromSession(sessionId)).toMatchObject({ role: 'viewer' })
})

it('removing ends sessions and tokens and keeps the name on what was done', async () => {
  const who = await h.person('operator')
  const { token } = await h.call('account.createToken', who, { name: 'script', days: 1 })
  await h.call('users.remove', admin, { id: who.userId })
  expect(await h.program.accounts.fromSession(who.sessionId)).toBeNull()
  expect(await h.program.accounts.fromToken(token)).toBeNull()
})

it('enabling again does not bring sessions back', async () => {
  const made = await h.call('users.create', admin, PERSON)
  const { sessionId } = await signIn()
  await h.call('users.update', admin, { id: made.id, disabled: true })
  expect(await h.call('users.update', admin, { id: made.id, disabled: false })).toMatchObject({ disabled: false })
  expect(await h.program.accounts.fromSession(sessionId)).toBeNull()
  expect(await signIn()).toMatchObject({ id: made.id })
})

it('shows no hash, refuses a taken address and strangers', async () => {
  const draft = { email: 'a@b.org', name: 'A', role: 'viewer', password: PASSWORD } as const
  expect(userView.parse(await h.call('users.create', admin, draft))).toMatchObject({ email: 'a@b.org' })
  expect(JSON.stringify(await h.call('users.list', admin, {}))).not.toContain('argon2')
  await expect(h.call('users.create', admin, draft)).rejects.toMatchObject({ code: 'email_taken' })
  await expect(h.call('users.update', admin, { id: 'x' })).rejects.toMatchObject({ code: 'user_not_found' })
  const operator = await h.person('operator')
  const tries = [
    h.call('users.list', operator, {}),
    h.call('users.create', operator, draft),
    h.call('users.remove', operator, { id: admin.userId }),
  ]
  for (const result of await Promise.allSettled(tries)) expect(result).toMatchObject({ reason: { code: 'forbidden' } })
})
