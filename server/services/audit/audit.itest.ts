/** The audit on a real PostgreSQL: entries with their changes, append only, a chain that shows what was done to it. */
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { verifyStored } from '../../audit/verify-stored'
import { createLooked } from '../cameras/looked'
import { draft, type Harness, openHarness, PASSWORD, type Person } from '../testing/harness'

let h: Harness
let admin: Person
/** Entries before the test. */
let start = 0

const entries = () => h.prisma.auditEntry.findMany({ where: { seq: { gt: start } }, orderBy: { seq: 'asc' } })
const PERSON = { email: 'a@b.org', name: 'Ann', role: 'viewer', password: PASSWORD } as const

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  admin = await h.person('admin')
  start = (await h.prisma.auditEntry.aggregate({ _max: { seq: true } }))._max.seq ?? 0
})

/** As the database's owner could: the trigger is taken away, and put back. */
async function tamper(statement: string): Promise<void> {
  await h.prisma.$executeRaw`ALTER TABLE audit_entries DISABLE TRIGGER USER`
  try {
    await h.prisma.$executeRawUnsafe(statement)
  } finally {
    await h.prisma.$executeRaw`ALTER TABLE audit_entries ENABLE TRIGGER USER`
  }
}

it('says who changed what, from where, before and after', async () => {
  const { id } = await h.call('cameras.create', admin, draft({ name: 'Hall' }))
  await h.call('cameras.update', admin, { id, name: 'Big hall' })
  await h.call('cameras.remove', admin, { id })
  const by = { userId: admin.userId, byName: admin.name, via: 'session', address: '127.0.0.1', target: `camera:${id}` }
  expect(await entries()).toMatchObject([
    { ...by, verb: 'cameras.create', before: null, after: { name: 'Hall' } },
    { ...by, verb: 'cameras.update', before: { name: 'Hall' }, after: { name: 'Big hall' } },
    { ...by, verb: 'cameras.remove', before: { name: 'Big hall' }, after: null },
  ])
})

it('a change that fails leaves no entry', async () => {
  await h.call('users.create', admin, PERSON)
  const before = await entries()
  await expect(h.call('users.create', admin, PERSON)).rejects.toMatchObject({ code: 'email_taken' })
  await expect(h.call('users.remove', admin, { id: admin.userId })).rejects.toMatchObject({ code: 'last_admin' })
  expect(await entries()).toEqual(before)
})

it('a change whose entry cannot be written is not made', async () => {
  await h.prisma
    .$executeRaw`ALTER TABLE audit_entries ADD CONSTRAINT none_more CHECK (verb <> 'users.create') NOT VALID`
  try {
    await expect(h.call('users.create', admin, PERSON)).rejects.toThrow()
  } finally {
    await h.prisma.$executeRaw`ALTER TABLE audit_entries DROP CONSTRAINT none_more`
  }
  expect(await h.prisma.user.count({ where: { email: PERSON.email } })).toBe(0)
})

it.each(["UPDATE audit_entries SET by_name = 'Eve'", 'DELETE FROM audit_entries', 'TRUNCATE audit_entries'])(
  '%s is refused',
  async (statement) => {
    await h.call('users.create', admin, PERSON)
    await expect(h.prisma.$executeRawUnsafe(statement)).rejects.toThrow('append only')
    expect(await entries()).toHaveLength(1)
  },
)

it('holds no secret', async () => {
  const secrets = ['secret-in-password', 'secret-in-address', 'a long first password', 'a long second password']
  const [password, token, first, second] = secrets as [string, string, string, string]
  const source = { kind: 'http', url: `http://cam.example/live?token=${token}`, username: 'u', password } as const
  const { id } = await h.call('cameras.create', admin, draft({ source }))
  await h.call('cameras.update', admin, { id, source: { ...source, url: `http://cam.example/other?token=${token}` } })
  const ann = await h.call('users.create', admin, { ...PERSON, password: first })
  await h.call('users.update', admin, { id: ann.id, password: second })
  const made = await h.call('account.createToken', admin, { name: 'script', days: 1, cap: 'viewer' })
  const { sessionId } = await h.program.accounts.signIn(PERSON.email, second, { address: '10.0.0.9' })
  await h.call('cameras.remove', admin, { id })
  const written = JSON.stringify(await entries())
  const hashes = (await h.prisma.user.findMany())
    .map(({ passwordHash }) => passwordHash)
    .filter((hash) => hash !== 'none')
  const stored = (await h.prisma.apiToken.findMany()).map(({ hash }) => Buffer.from(hash).toString())
  expect(hashes).toHaveLength(1)
  expect(stored).toHaveLength(1)
  for (const secret of [...secrets, ...hashes, ...stored, made.token, sessionId]) expect(written).not.toContain(secret)
  expect(written).toContain('cam.example/other')
})

it('signing in and looking at a camera are written down, looking once a while', async () => {
  const ann = await h.call('users.create', admin, PERSON)
  await h.program.accounts.signIn(PERSON.email, PASSWORD, { address: '10.0.0.9' })
  const { id } = await h.call('cameras.create', admin, draft())
  const looked = createLooked({ prisma: h.prisma, clock: h.clock, log: pino({ level: 'silent' }) })
  const looks = async () => (await entries()).filter(({ verb }) => verb === 'camera.watch')
  looked(admin, id, '10.0.0.8')
  looked(admin, id, '10.0.0.8')
  await expect.poll(looks).toHaveLength(1)
  h.clock.ms += 16 * 60_000
  looked(admin, id, '10.0.0.8')
  await expect.poll(looks).toHaveLength(2)
  expect((await looks())[0]).toMatchObject({ userId: admin.userId, target: `camera:${id}`, address: '10.0.0.8' })
  const signIns = (await entries()).filter(({ verb }) => verb === 'account.signIn')
  expect(signIns).toMatchObject([{ userId: ann.id, byName: 'Ann', address: '10.0.0.9' }])
})

it('changes at the same time keep the chain whole', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `Room ${i}`)
  await Promise.all(names.map((name) => h.call('cameras.create', admin, draft({ name }))))
  expect((await entries()).map(({ seq }) => seq)).toEqual(names.map((_, i) => start + 1 + i))
  expect(await verifyStored(h.prisma)).toMatchObject({ broken: null, last: { seq: start + names.length } })
})

it('the first broken entry is named, whatever was done to it', async () => {
  for (const name of ['A', 'B', 'C']) await h.call('cameras.create', admin, draft({ name }))
  const [first, second, third] = (await entries()).map(({ seq }) => seq) as [number, number, number]
  const rename = (name: string) =>
    tamper(`UPDATE audit_entries SET by_name = '${name}' WHERE seq IN (${second}, ${third})`)
  await rename('Eve')
  expect((await verifyStored(h.prisma)).broken).toEqual({ seq: second, why: 'changed' })
  await rename(admin.name)
  expect((await verifyStored(h.prisma)).broken).toBeNull()

  await tamper(`UPDATE audit_entries SET seq = -${first} WHERE seq = ${first}`)
  expect((await verifyStored(h.prisma)).broken).toEqual({ seq: -first, why: 'unexpected' })
  await tamper(`UPDATE audit_entries SET seq = ${first} WHERE seq = -${first}`)

  // What a retention took away is named by its anchor; taken away without one, it is missing.
  const kept = await h.prisma.auditEntry.findMany({ where: { seq: { lte: second } }, orderBy: { seq: 'asc' } })
  await tamper(`DELETE FROM audit_entries WHERE seq <= ${second}`)
  expect((await verifyStored(h.prisma)).broken).toEqual({ seq: 1, why: 'missing' })
  const value = JSON.stringify({ seq: second, hash: kept.at(-1)?.hash })
  await h.prisma.setting.create({ data: { key: 'audit_anchor', value } })
  expect(await verifyStored(h.prisma)).toMatchObject({ broken: null, last: { seq: third } })
  await h.prisma.auditEntry.createMany({
    data: kept.map((row) => ({ ...row, before: row.before ?? undefined, after: row.after ?? undefined })),
  })
})

it('filters by person, verb and time; people without the whole site read nothing', async () => {
  await h.call('cameras.create', admin, draft({ name: 'A' }))
  h.clock.ms += 60_000
  const other = await h.person('admin')
  await h.call('cameras.create', other, draft({ name: 'B' }))
  const names = async (query: object) =>
    (await h.call('audit.list', admin, query)).items.filter(({ seq }) => seq > start).map(({ after }) => after)
  expect(await names({ userId: other.userId })).toMatchObject([{ name: 'B' }])
  expect(await names({ verb: 'cameras.create', to: h.clock.ms - 1 })).toMatchObject([{ name: 'A' }])
  expect(await names({ from: h.clock.ms })).toMatchObject([{ name: 'B' }])
  const page = await h.call('audit.list', admin, { limit: 1 })
  expect(page).toMatchObject({ items: [{ seq: start + 2 }], next: start + 2 })
  expect(await h.call('audit.list', admin, { limit: 1, before: page.next ?? 0 })).toMatchObject({
    items: [{ seq: start + 1 }],
  })
  const local = { ...(await h.person('operator')), grants: [{ level: 'admin', scope: { place: 'Hall' } }] } as const
  await expect(h.call('audit.list', local, {})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(h.call('audit.export', local, {})).rejects.toMatchObject({ code: 'forbidden' })
})
