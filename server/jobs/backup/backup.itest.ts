import { readdirSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { draft, type Harness, openHarness, type Person, START } from '../../services/testing/harness'
import { uuid7 } from '../../services/uuid7'
import { createArchive } from './archive'
import { makeBackup } from './make'

let h: Harness
let admin: Person
const never = new AbortController().signal

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  await rm(h.paths.backupDir, { recursive: true, force: true })
  admin = await h.person('admin')
})

const inFolder = () => readdirSync(h.paths.backupDir).sort()
const make = (signal = never, say: (said: object) => void = () => undefined) =>
  makeBackup(
    { prisma: h.prisma, paths: h.paths, clock: h.clock, version: '1' },
    { id: uuid7(START), signal, say, limitMs: 60_000 },
  )

test('a backup is for this account alone, and what a killed run left is no backup and goes', async () => {
  const half = `sightline-20310101T000000Z-deadbeef.tar.part`
  await mkdir(h.paths.backupDir, { recursive: true })
  await writeFile(path.join(h.paths.backupDir, half), 'half')
  await writeFile(path.join(h.paths.backupDir, 'notes.txt'), "somebody's own")
  expect(await h.call('backups.list', admin, {})).toEqual([])
  await h.call('cameras.create', admin, draft())
  const said: { progress?: number }[] = []
  const { name, sizeBytes } = await make(never, (progress) => said.push(progress))
  expect(inFolder()).toEqual(['notes.txt', name].sort())
  const { mode, size } = statSync(path.join(h.paths.backupDir, name))
  expect([mode & 0o777, size]).toEqual([0o600, sizeBytes])
  const shares = said.map(({ progress = 0 }) => progress)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(new Set(shares).size).toBeGreaterThan(2)
  await h.call('backups.remove', admin, { name })
})

test('a cancelled run leaves nothing', async () => {
  const stop = new AbortController()
  await expect(make(stop.signal, () => stop.abort('cancelled'))).rejects.toBe('cancelled')
  expect(inFolder()).toEqual([])
})

test('a full disk is what the system says of it', async () => {
  const archive = await createArchive('/dev/full', START, async () => undefined)
  await expect(archive.add('backup.json', Buffer.from('{}'))).rejects.toMatchObject({ code: 'ENOSPC' })
  await archive.close()
})

test('only so many are kept as the schedule says; without one all are', async () => {
  async function run(): Promise<void> {
    h.clock.ms += 1_000
    const { id } = await h.call('jobs.start', admin, { kind: 'backup' })
    const state = async () => (await h.prisma.job.findUniqueOrThrow({ where: { id } })).state
    await expect.poll(state, { timeout: 20_000 }).toBe('done')
  }
  const count = async () => (await h.call('backups.list', admin, {})).length
  await run()
  await run()
  expect(await count()).toBe(2)
  await h.call('backups.setSchedule', admin, { keep: 1 })
  const [newest] = await h.call('backups.list', admin, {})
  await run()
  const [kept, ...more] = await h.call('backups.list', admin, {})
  expect(more).toEqual([])
  expect(kept?.createdAt).toBeGreaterThan(newest?.createdAt ?? 0)
})

test('who downloads or deletes one is in the audit; what is no backup is not found', async () => {
  const { name } = await make()
  await h.call('backups.download', admin, { name })
  for (const other of ['notes.txt', '../secret', 'sightline-20310101T000000Z-00000000.tar']) {
    await expect(h.call('backups.download', admin, { name: other })).rejects.toMatchObject({ code: 'backup_not_found' })
    await expect(h.call('backups.remove', admin, { name: other })).rejects.toMatchObject({ code: 'backup_not_found' })
  }
  await h.call('backups.remove', admin, { name })
  const entries = await h.prisma.auditEntry.findMany({ where: { target: `backup:${name}` }, orderBy: { seq: 'asc' } })
  expect(entries.map(({ verb }) => verb)).toEqual(['backups.download', 'backups.remove'])
  expect(inFolder()).not.toContain(name)
})
