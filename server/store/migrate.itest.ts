import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { makeRoot, open, postmasterOf, remove } from './testing/rig'

let root: string
let dataDir: string
let migrations: string

beforeEach(async ({ onTestFinished }) => {
  root = await makeRoot()
  // Registered first, so done last: after the stores in it are closed.
  onTestFinished(() => remove(root))
  dataDir = path.join(root, 'data')
  migrations = path.join(root, 'migrations')
  add('1_first', 'CREATE TABLE first (id int);')
})

function add(name: string, sql: string): void {
  mkdirSync(path.join(migrations, name), { recursive: true })
  writeFileSync(path.join(migrations, name, 'migration.sql'), sql)
}

/** Opens the store on the migrations of this test and says which tables there are. */
async function tables(): Promise<string[]> {
  const store = await open(dataDir, migrations)
  try {
    const rows = await store.prisma.$queryRaw<{ tablename: string }[]>`
      SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`
    return rows.map(({ tablename }) => tablename)
  } finally {
    await store.close()
  }
}

describe('migrate', () => {
  it('applies in order what is not applied yet', async () => {
    expect(await tables()).toEqual(['first'])
    add('2_second', "CREATE TABLE second (id int); INSERT INTO second VALUES (1); COMMENT ON TABLE second IS 'a;b'")
    expect(await tables()).toEqual(['first', 'second'])
    expect(await tables()).toEqual(['first', 'second'])
  })

  it('leaves nothing of one that fails, neither tables nor PostgreSQL, and applies it once it is mended', async () => {
    add('2_broken', 'CREATE TABLE half (id int); SELECT nonsense;')
    await expect(tables()).rejects.toThrow(/^Migration 2_broken failed: column "nonsense" does not exist/)
    expect(postmasterOf(dataDir)).toBeNull()
    rmSync(path.join(migrations, '2_broken'), { recursive: true })
    expect(await tables()).toEqual(['first'])
    add('2_broken', 'CREATE TABLE half (id int);')
    expect(await tables()).toEqual(['first', 'half'])
  })

  it('notices one that was edited after it was applied', async () => {
    await tables()
    add('1_first', 'CREATE TABLE first (id bigint);')
    await expect(tables()).rejects.toThrow('Migration 1_first was edited after it was applied')
  })

  it('refuses a database that is newer than the program', async () => {
    add('2_second', 'CREATE TABLE second (id int);')
    await tables()
    rmSync(path.join(migrations, '2_second'), { recursive: true })
    await expect(tables()).rejects.toThrow('it has migration 2_second')
  })

  it('is done once when two servers start at once', async () => {
    const stores = await Promise.all([open(dataDir, migrations), open(dataDir, migrations)])
    onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))))
    const [row] = await stores[0]!.prisma.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM _prisma_migrations`
    expect(row?.n).toBe(1)
  })
})
