import { spawn } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { putEmptyStore } from '../../testing/empty-store'
import { openStore } from './open'
import { blockedAt } from './postgres/account'
import {
  isAlive,
  isRoot,
  lockFile,
  makeOwned,
  makeRoot,
  NOBODY,
  open,
  postmasterOf,
  processesIn,
  remove,
  silent,
  startStoreProcess,
} from './testing/rig'

let root: string
/** Of a server that ran before. */
let dataDir: string
/** Of one that never ran. */
let newDir: string

beforeEach(async ({ onTestFinished }) => {
  root = await makeRoot()
  // Registered first, so done last: after the stores in it are closed.
  onTestFinished(() => remove(root))
  dataDir = path.join(root, 'data')
  newDir = path.join(root, 'new')
  await putEmptyStore(dataDir)
})

const row = (key: string) => ({ data: { key, value: 'row' } })

describe('the store on its own PostgreSQL', () => {
  it('keeps its rows over a restart and leaves no process behind', async () => {
    const first = await open(newDir)
    const running = processesIn(newDir)
    await first.prisma.setting.create(row('a'))
    const started = performance.now()
    await first.close()
    expect(performance.now() - started).toBeLessThan(5000)
    expect(running.length).toBeGreaterThan(1)
    expect(running.filter(isAlive)).toEqual([])

    const second = await open(newDir)
    onTestFinished(() => second.close())
    expect(await second.prisma.setting.count()).toBe(1)
  })

  it('works in UTC', async () => {
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    const at = new Date('2031-04-06T07:08:09.123Z')
    await store.prisma.user.create({
      data: { email: 'a@b.example', name: 'A', passwordHash: '-', role: 'admin', lastLoginAt: at },
    })
    expect((await store.prisma.user.findFirstOrThrow()).lastLoginAt).toEqual(at)
    expect(await store.prisma.$queryRaw`SHOW timezone`).toEqual([{ TimeZone: 'UTC' }])
  })

  it('closes its folders to others and asks for a password', async () => {
    const store = await open(newDir)
    onTestFinished(() => store.close())
    const mode = (part: string) => statSync(path.join(newDir, 'postgres', part)).mode & 0o777
    expect(mode('cluster/data')).toBe(0o700)
    expect(mode('run')).toBe(0o700)
    expect(mode('cluster/password')).toBe(0o600)
    const access = readFileSync(path.join(newDir, 'postgres/cluster/data/pg_hba.conf'), 'utf8')
    const methods = access
      .split('\n')
      .filter((line) => /^(local|host)/.test(line))
      .map((line) => line.trim().split(/\s+/).at(-1))
    expect(new Set(methods)).toEqual(new Set(['scram-sha-256']))
  })

  it('brings PostgreSQL back when all of it is killed, with every acknowledged row', async () => {
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    await store.prisma.setting.create(row('before'))
    for (const pid of processesIn(dataDir)) process.kill(pid, 'SIGKILL')
    await expect.poll(() => store.prisma.setting.count().catch(() => 'down'), { timeout: 20_000 }).toBe(1)
    await store.prisma.setting.create(row('after'))
  })

  it('rule 11: loses no acknowledged row when the server is killed, and opens again at once', async () => {
    const server = startStoreProcess(dataDir)
    await server.untilAcknowledged(50)
    server.child.kill('SIGKILL')
    await server.ended
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    const keys = (await store.prisma.setting.findMany()).map(({ key }) => Number(key))
    expect(server.acknowledged.filter((key) => !keys.includes(key))).toEqual([])
    // It has to be a PostgreSQL of ours, not the dead server's last moments.
    await store.prisma.setting.create(row('after'))
    expect(processesIn(dataDir).every(isAlive)).toBe(true)
  })

  it('stops PostgreSQL when the server is killed and nobody comes after it', async () => {
    const server = startStoreProcess(dataDir)
    await server.untilAcknowledged(1)
    const running = processesIn(dataDir)
    server.child.kill('SIGKILL')
    await expect.poll(() => running.filter(isAlive), { timeout: 10_000 }).toEqual([])
  })

  it('starts although the lock file of a killed PostgreSQL names a process id that is in use again', async () => {
    await (await open(dataDir)).close()
    const { uid, gid } = statSync(path.dirname(lockFile(dataDir)))
    const other = spawn('sleep', ['600'], { stdio: 'ignore', ...(isRoot && { uid, gid }) })
    onTestFinished(() => void other.kill('SIGKILL'))
    writeFileSync(lockFile(dataDir), `${other.pid}\n${path.dirname(lockFile(dataDir))}\n`)
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    expect(await store.prisma.setting.count()).toBe(0)
    expect(postmasterOf(dataDir)).not.toBe(other.pid)
  })

  it('is shared by two servers that start at once on a new folder; one goes on when the other stops', async () => {
    const [a, b] = await Promise.all([startStoreProcess(newDir), open(newDir)])
    onTestFinished(() => b.close())
    await a.untilAcknowledged(1)
    expect(await b.prisma.setting.count()).toBeGreaterThan(0)
    await b.prisma.setting.create(row('mine'))
    a.child.kill('SIGTERM')
    expect(await a.ended).toBe(0)
    const expected = a.acknowledged.length + 1
    await expect.poll(() => b.prisma.setting.count().catch(() => 'down'), { timeout: 20_000 }).toBe(expected)
  })

  it('goes on in the second server when the first, which started PostgreSQL, stops', async () => {
    const first = startStoreProcess(dataDir)
    await first.untilAcknowledged(1)
    const second = await open(dataDir)
    onTestFinished(() => second.close())
    const before = postmasterOf(dataDir)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const expected = first.acknowledged.length
    await expect.poll(() => second.prisma.setting.count().catch(() => 'down'), { timeout: 20_000 }).toBe(expected)
    expect(postmasterOf(dataDir)).not.toBe(before)
  })

  // Root's tests need another user for it, who has to be able to read this checkout.
  const unreadable = isRoot && blockedAt(import.meta.dirname, { uid: NOBODY, gid: NOBODY, name: 'nobody' })
  it.skipIf(unreadable)('runs as an ordinary user', async () => {
    const uid = isRoot ? NOBODY : undefined
    const folder = uid ? await makeOwned(path.join(root, 'of-nobody'), uid) : root
    const server = startStoreProcess(path.join(folder, 'data'), { uid })
    await server.untilAcknowledged(1)
    expect(statSync(path.join(folder, 'data/postgres/cluster/data')).uid).toBe(uid ?? process.getuid?.())
    const running = processesIn(path.join(folder, 'data'))
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(running.filter(isAlive)).toEqual([])
  })

  it('refuses a database of another major version in plain words', async () => {
    await (await open(dataDir)).close()
    writeFileSync(path.join(dataDir, 'postgres/cluster/data/PG_VERSION'), '12\n')
    await expect(open(dataDir)).rejects.toThrow(/made by PostgreSQL 12, this is PostgreSQL \d+/)
  })
})

describe('the store on a given database', () => {
  it('migrates and uses it, and says what is wrong without the password', async () => {
    const own = await open(dataDir)
    onTestFinished(() => own.close())
    const password = readFileSync(path.join(dataDir, 'postgres/cluster/password'), 'utf8')
    const host = encodeURIComponent(path.join(dataDir, 'postgres/run'))
    const url = (secret: string) => `postgresql://sightline:${secret}@localhost/postgres?host=${host}`
    const options = { dataDir: path.join(root, 'other'), log: silent }
    const given = await openStore({ ...options, databaseUrl: `${url(password)}&options=-c%20statement_timeout%3D4321` })
    onTestFinished(() => given.close())
    await own.prisma.setting.create(row('shared'))
    expect(await given.prisma.setting.count()).toBe(1)
    expect(await given.prisma.$queryRaw`SHOW timezone`).toEqual([{ TimeZone: 'UTC' }])
    expect(await given.prisma.$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: '4321ms' }])

    const refused = await openStore({ ...options, databaseUrl: url('wrong-password') }).catch((error: Error) => error)
    expect(refused).toBeInstanceOf(Error)
    expect((refused as Error).message).toMatch(/^The database cannot be used: password authentication failed/)
    expect((refused as Error).message).not.toContain('wrong-password')
  })
})
