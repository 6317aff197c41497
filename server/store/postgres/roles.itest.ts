import { execFileSync } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { makeFolder } from '../folders'
import { makeRoot, open, remove, silent } from '../testing/rig'
import { run } from './command'
import { type Home, openHome } from './home'
import { findNative, type Native } from './native'
import { startPostmaster } from './postmaster'
import { DATABASE_USER, SUPERUSER } from './roles'
import { openSocketFolder } from './socket-folder'

const PASSWORD = 'the-password-of-before'
let root: string
let dataDir: string

beforeEach(async ({ onTestFinished }) => {
  root = await makeRoot()
  // Registered first, so done last: after the stores in it are closed.
  onTestFinished(() => remove(root))
  dataDir = path.join(root, 'data')
})

/** By superuser: a new cluster, which takes seconds to make. */
const made = new Map<string, string>()
afterAll(() => Promise.all([...made.values()].map(remove)))

/** Where one lies that `initdb` has just made. */
async function newCluster(superuser: string, home: Home, native: Native): Promise<string> {
  const folder = made.get(superuser) ?? (await makeRoot())
  if (made.has(superuser)) return folder
  made.set(superuser, folder)
  const data = path.join(folder, 'data')
  const pwfile = path.join(folder, 'pwfile')
  makeFolder(data, 0o700)
  for (const file of ['password', 'pwfile']) writeFileSync(path.join(folder, file), PASSWORD, { mode: 0o600 })
  if (home.account) for (const at of [data, pwfile]) chownSync(at, home.account.uid, home.account.gid)
  await run('initdb', ['-D', data, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${pwfile}`], { home, native })
  return folder
}

/** A cluster made by hand with this superuser, and what `fill` does in it as that one. */
async function makeCluster(superuser: string, fill: (client: pg.Client) => Promise<void>): Promise<void> {
  const home = openHome(dataDir)
  const native = findNative(home)
  const data = path.join(home.folder, 'cluster/data')
  execFileSync('cp', ['-a', await newCluster(superuser, home, native), path.join(home.folder, 'cluster')])
  const socket = openSocketFolder(home)
  const postmaster = await startPostmaster({ home, native, data, socket }, silent, new AbortController().signal)
  const client = new pg.Client({ host: socket, port: 5432, user: superuser, password: PASSWORD, database: 'postgres' })
  await client.connect()
  await fill(client)
  await client.end()
  await postmaster?.stop()
}

async function client(user: string): Promise<pg.Client> {
  const password = readFileSync(path.join(dataDir, 'postgres/cluster/password'), 'utf8')
  const host = path.join(dataDir, 'postgres/run')
  const made = new pg.Client({ host, port: 5432, user, password, database: 'postgres' })
  await made.connect()
  onTestFinished(() => made.end())
  return made
}

/** Everybody who may sign in, and whose the database and all in it is. */
async function expectOrder(): Promise<void> {
  const own = await client(DATABASE_USER)
  const one = async (sql: string) => (await own.query({ text: sql, rowMode: 'array' })).rows.map(([name]) => name)
  expect(await one('SELECT rolname FROM pg_roles WHERE rolcanlogin')).toEqual([DATABASE_USER])
  expect(await one(`SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'postgres'`)).toEqual([
    DATABASE_USER,
  ])
  const owners = `SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT pg_get_userbyid(typowner) FROM pg_type WHERE typnamespace = 'public'::regnamespace`
  expect(await one(owners)).toEqual([DATABASE_USER])
  const rights = await own.query(
    'SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user',
  )
  expect(Object.values(rights.rows[0])).toEqual([false, false, false, false, false])
  for (const sql of [
    `COPY (SELECT 1) TO PROGRAM 'true'`,
    `SELECT pg_read_file('/etc/hostname')`,
    `COPY (SELECT 1) TO '/tmp/sightline-test'`,
    'CREATE ROLE more SUPERUSER',
    'CREATE DATABASE more',
    'ALTER SYSTEM SET work_mem = 100',
    `ALTER ROLE ${DATABASE_USER} SUPERUSER`,
    `SET ROLE ${SUPERUSER}`,
  ])
    await expect(own.query(sql), sql).rejects.toThrow(/permission denied|must be|Only roles/i)
  await expect(client(SUPERUSER)).rejects.toThrow(/authentication failed|not permitted/)
}

describe("the server's role", () => {
  it('owns its database and nothing else in a new cluster, also at the next start', async () => {
    await (await open(dataDir)).close()
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    await expectOrder()
  })

  it('takes the place of the superuser of a former cluster, with every row', async () => {
    await makeCluster(DATABASE_USER, async (client) => {
      await client.query(`CREATE TYPE mood AS ENUM ('fine'); CREATE TABLE note (id serial PRIMARY KEY, mood mood);
        CREATE VIEW notes AS SELECT * FROM note; INSERT INTO note (mood) VALUES ('fine');
        CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'`)
    })
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    await expectOrder()
    await store.prisma.$executeRaw`INSERT INTO note (mood) VALUES ('fine')`
    await store.prisma.$executeRaw`ALTER TYPE mood ADD VALUE 'better'`
    expect(await store.prisma.$queryRaw`SELECT id FROM notes ORDER BY id`).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('keeps what the first version stored', async () => {
    const initial = path.join(root, 'migrations')
    mkdirSync(initial)
    const name = '20261121111707_initial'
    cpSync(path.resolve('prisma/migrations', name), path.join(initial, name), { recursive: true })
    await makeCluster(DATABASE_USER, async () => {})
    const before = await open(dataDir, initial)
    await before.prisma.setting.create({ data: { key: 'a', value: 'b' } })
    await before.close()
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    expect(await store.prisma.setting.findMany()).toMatchObject([{ key: 'a', value: 'b' }])
  })

  it.each([
    ['before the superuser was renamed', DATABASE_USER, 'CREATE ROLE sightline_upgrade SUPERUSER'],
    [
      'before the superuser was shut out',
      SUPERUSER,
      `CREATE ROLE ${DATABASE_USER} LOGIN PASSWORD '${PASSWORD}'; ALTER DATABASE postgres OWNER TO ${DATABASE_USER}; CREATE ROLE sightline_upgrade SUPERUSER LOGIN`,
    ],
    ['before there was a role', SUPERUSER, 'SELECT 1'],
  ])('goes on where a start was interrupted: %s', async (_, superuser, sql) => {
    await makeCluster(superuser, async (client) => void (await client.query(sql)))
    const store = await open(dataDir)
    onTestFinished(() => store.close())
    await expectOrder()
  })

  it('is settled once when two servers start at once on a former cluster', async () => {
    await makeCluster(DATABASE_USER, async () => {})
    const stores = await Promise.all([open(dataDir), open(dataDir)])
    onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))))
    await expectOrder()
    expect(await Promise.all(stores.map((store) => store.prisma.setting.count()))).toEqual([0, 0])
  })

  it('says so when the password file is not the one of the cluster', async () => {
    await makeCluster(SUPERUSER, async () => {})
    writeFileSync(path.join(dataDir, 'postgres/cluster/password'), 'another')
    await expect(open(dataDir)).rejects.toThrow(/lets nobody in/)
  })
})
