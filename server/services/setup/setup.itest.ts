import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Harness, openHarness, PASSWORD } from '../testing/harness'

let h: Harness

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(() => h.empty())

const body = (token: string, n = 0) => ({ token, email: `admin${n}@b.org`, name: 'Admin', password: PASSWORD })

it('makes one administrator with the token of this start, once', async () => {
  expect(await h.program.setupNeeded()).toBe(true)
  const token = await h.setupToken()
  await expect(h.call('setup.createFirstAdmin', null, body(''))).rejects.toMatchObject({ code: 'setup_token_invalid' })
  await h.call('setup.createFirstAdmin', null, body(token!))
  expect(await h.program.setupNeeded()).toBe(false)
  expect(await h.setupToken()).toBeNull()
  await expect(h.call('setup.createFirstAdmin', null, body(token!))).rejects.toMatchObject({ code: 'setup_done' })
  expect(await h.program.accounts.signIn('admin0@b.org', PASSWORD, { address: '10.0.0.1' })).toMatchObject({
    role: 'admin',
  })
})

it('still takes the link of an earlier start, for a week, then no link at all', async () => {
  const first = await h.setupToken()
  await h.restart()
  const second = await h.setupToken()
  expect(second).not.toBe(first)
  h.clock.ms += 7 * 24 * 3_600_000
  for (const token of [first, second])
    await expect(h.call('setup.createFirstAdmin', null, body(token!))).rejects.toMatchObject({
      code: 'setup_token_invalid',
    })
  const third = await h.setupToken()
  for (let start = 0; start < 9; start++) await h.setupToken()
  await h.call('setup.createFirstAdmin', null, body(third!))
  await expect(h.call('setup.createFirstAdmin', null, body(third!, 1))).rejects.toMatchObject({ code: 'setup_done' })
  expect(await h.prisma.setting.findMany({ where: { key: { startsWith: 'setup' } } })).toEqual([])
})

it('is won by one of many', async () => {
  const token = await h.setupToken()
  const results = await h.overlapping(
    'users',
    Array.from({ length: 5 }, (_, n) => () => h.call('setup.createFirstAdmin', null, body(token!, n))),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await h.prisma.user.count()).toBe(1)
})

it('stores no token', async () => {
  const token = await h.setupToken()
  expect(JSON.stringify(await h.prisma.setting.findMany())).not.toContain(token)
})

it('needs no token when the settings name the administrator', async () => {
  const firstAdmin = { email: 'Boss@B.org', password: PASSWORD }
  for (let start = 0; start < 2; start++) {
    await h.restart({ firstAdmin })
    expect(await h.setupToken()).toBeNull()
  }
  expect(await h.program.accounts.signIn('boss@b.org', PASSWORD, { address: '10.0.0.2' })).toMatchObject({
    role: 'admin',
  })
  expect(await h.prisma.user.count()).toBe(1)
})

it('says how the parts are', async () => {
  expect(await h.program.health()).toEqual({
    status: 'ok',
    version: '1.2.3',
    uptimeMs: 0,
    database: true,
    engine: true,
    detection: true,
    disk: true,
  })
  h.inference.blindCameras = () => ['a']
  expect(await h.program.health()).toMatchObject({ status: 'degraded', engine: true, detection: false })
  h.inference.blindCameras = () => []
  h.inference.up = false
  expect(await h.program.health()).toMatchObject({ status: 'degraded', engine: false, database: true })
  h.inference.up = true
})
