import { existsSync } from 'node:fs'
import { rm, utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createVerifier } from '../../audit/verify'
import type { RetentionResult } from '../../contract/retention'
import type { Severity } from '../../contract/rule'
import { clipPath } from '../../inference/clip/folder'
import { sweepPictures } from '../../services/alerts/picture-sweep'
import { writeSafely } from '../../services/alerts/safe-file'
import { snapshotName, snapshotPath } from '../../services/alerts/snapshot-file'
import { toAuditEntry } from '../../services/audit/view'
import { clipFolder, clipIds, clipsIn } from '../../services/clips/folder'
import { sweepClips } from '../../services/clips/sweep'
import { diskOf } from '../../services/disk/disk'
import { sweepDisk } from '../../services/retention/disk-sweep'
import { draft, openHarness, type Person, START } from '../../services/testing/harness'
import { putAlert } from '../../services/testing/put-alert'
import { uuid7 } from '../../services/uuid7'
import { removeAlerts } from './alerts'
import { removeAuditEntries } from './audit'
import { removeClips } from './clips'
import { shrinkPictures } from './pictures'
import { DEFAULT_RETENTION } from './policy'

let h: Awaited<ReturnType<typeof openHarness>>
let admin: Person
const DAY = 86_400_000
const PICTURE = 1_000
const never = new AbortController().signal
const deps = () => ({ prisma: h.prisma, paths: h.paths, clock: h.clock, serverName: 'here' })

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h.close())
beforeEach(async () => {
  await h.empty()
  h.clock.ms = START
  admin = await h.person('admin')
})

/** With a picture of 1,000 bytes. */
async function alert(
  daysAgo: number,
  state: 'raised' | 'resolved' | 'false_alarm' = 'resolved',
  server = 'here',
): Promise<string> {
  const at = START - daysAgo * DAY
  const id = uuid7(at)
  const snapshot = snapshotName(id, at)
  await writeSafely(snapshotPath(h.paths.dataDir, snapshot), Buffer.alloc(PICTURE))
  const named = { cameraName: 'Room 1', cameraPlace: '', ruleName: 'Phones' }
  const fired = { kind: 'behaviour_count', severity: 'info' as const, frameIndex: 1, forMs: 1000 }
  const cause = { params: { behaviour: 'p', minCount: 2 }, facts: { count: 3 } }
  await putAlert(h.prisma, { id, ...named, ...fired, ...cause, state, raisedAt: new Date(at), snapshot, server })
  return id
}
const alerts = async () => (await h.prisma.alert.findMany({ orderBy: { raisedAt: 'asc' } })).map(({ id }) => id)
const fileOf = async (id: string, daysAgo: number) =>
  existsSync(snapshotPath(h.paths.dataDir, snapshotName(id, START - daysAgo * DAY)))

async function run(): Promise<RetentionResult> {
  const { id } = await h.call('jobs.start', admin, { kind: 'retention' })
  await expect
    .poll(async () => (await h.prisma.job.findUniqueOrThrow({ where: { id } })).state, { timeout: 20_000 })
    .toMatch(/done|failed/)
  expect((await h.prisma.job.findUniqueOrThrow({ where: { id } })).state).toBe('done')
  return (await h.prisma.job.findUniqueOrThrow({ where: { id } })).result as RetentionResult
}

test('a run takes away what is older than it may be, with its pictures', async () => {
  const old = await alert(100, 'raised')
  const young = await alert(10)
  await h.prisma.session.create({
    data: { userId: admin.userId, agent: '', createdAt: new Date(0), expiresAt: new Date(START - 90 * DAY) },
  })
  const endedAt = new Date(0)
  const gone = { kind: 'backup', owner: 'x', ownerName: 'x', input: {}, endedAt }
  await h.prisma.job.create({ data: { ...gone, state: 'failed' } })
  await h.call('retention.set', admin, { ...DEFAULT_RETENTION, alertDays: 30, pictureShare: null })
  expect(await run()).toMatchObject({ alerts: 1, pictures: 0, jobs: 1, sessions: 1, overShare: false })
  expect(await alerts()).toEqual([young])
  expect([await fileOf(old, 100), await fileOf(young, 10)]).toEqual([false, true])
  expect(await h.prisma.session.count()).toBe(1)
  expect(await h.prisma.job.count()).toBe(1)
  // Nothing left to do: the second run finds it so.
  expect(await run()).toMatchObject({ alerts: 0, jobs: 0, sessions: 0 })
})

test('a clock that jumped more than a day takes nothing away at the first run, and is the time at the next', async () => {
  const old = await alert(1_000)
  await h.call('retention.set', admin, { ...DEFAULT_RETENTION, alertDays: 30 })
  const endedAt = new Date(Date.now() - 2 * DAY)
  const last = { kind: 'retention', owner: 'system', ownerName: '', input: {}, state: 'done' as const, endedAt }
  await h.prisma.job.create({ data: last })
  await expect(run()).rejects.toThrow()
  expect(await h.prisma.job.findFirst({ where: { state: 'failed' } })).toMatchObject({ error: 'clock_jumped' })
  expect(await alerts()).toEqual([old])
  await run()
  expect(await alerts()).toEqual([])
})

test('settings are stored, checked, audited, and the administrator alone may set them', async () => {
  expect(await h.call('retention.get', admin, {})).toEqual(DEFAULT_RETENTION)
  const wanted = { ...DEFAULT_RETENTION, alertDays: null, auditDays: 60 }
  await h.call('retention.set', admin, wanted)
  expect(await h.call('retention.get', admin, {})).toEqual(wanted)
  const entry = await h.prisma.auditEntry.findFirst({ orderBy: { seq: 'desc' } })
  expect(entry).toMatchObject({ verb: 'retention.set', before: DEFAULT_RETENTION, after: wanted })
  await expect(h.call('retention.set', admin, { ...wanted, auditDays: 1 })).rejects.toMatchObject({
    code: 'validation_failed',
  })
  await expect(h.call('retention.set', await h.person('operator'), wanted)).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('pictures over their share go oldest first; those of alerts nobody has handled stay, and that is told', async () => {
  const open = await alert(50, 'raised')
  const oldest = await alert(40)
  const older = await alert(30, 'false_alarm')
  const newest = await alert(20)
  const { diskBytes } = await diskOf(h.paths.dataDir)
  const share = (pictures: number) => (pictures * PICTURE) / diskBytes
  const before = (await shrinkPictures(deps(), null, never)).pictureBytes
  const kept = before / PICTURE - 2
  expect(await shrinkPictures(deps(), share(kept), never)).toMatchObject({ pictures: 2, overShare: false })
  expect(await alerts()).toEqual([open, oldest, older, newest])
  const there = [fileOf(open, 50), fileOf(oldest, 40), fileOf(older, 30), fileOf(newest, 20)]
  expect(await Promise.all(there)).toEqual([true, false, false, true])
  expect(await h.call('alerts.get', admin, { id: oldest })).toMatchObject({ hasSnapshot: false })
  expect(await shrinkPictures(deps(), 0, never)).toMatchObject({ pictures: 1, overShare: true })
  expect(await fileOf(open, 50)).toBe(true)
})

test('pictures in saved reports count, and stay: those of handled alerts go for them', async () => {
  const before = (await shrinkPictures(deps(), null, never)).pictureBytes
  const handled = await alert(40)
  const report = { title: 'A day', locale: 'en', zone: 'UTC', fromAt: new Date(START), toAt: new Date(START) }
  await h.prisma.report.create({
    data: {
      ...{ ...report, cameraIds: [], alerts: true, digest: {}, sentences: [], ownerName: 'Ann' },
      pictures: { create: { alertId: handled, jpeg: new Uint8Array(5 * PICTURE) } },
    },
  })
  expect(await h.call('disk.use', admin, {})).toMatchObject({
    ...{ reportBytes: 5 * PICTURE, pictureBytes: before + PICTURE },
  })
  const { diskBytes } = await diskOf(h.paths.dataDir)
  const share = (before + 5 * PICTURE) / diskBytes
  expect(await shrinkPictures(deps(), share, never)).toMatchObject({
    ...{ pictures: 1, pictureBytes: before + 5 * PICTURE, overShare: false },
  })
  expect(await h.prisma.reportPicture.count()).toBe(1)
})

test("a picture on another server's disk takes no room here: it stays", async () => {
  const there = await alert(40, 'resolved', 'there')
  await rm(snapshotPath(h.paths.dataDir, snapshotName(there, START - 40 * DAY)))
  const here = await alert(30)
  expect(await shrinkPictures(deps(), 0, never)).toMatchObject({ pictures: 1 })
  expect(await h.call('alerts.get', admin, { id: there })).toMatchObject({ hasSnapshot: true })
  expect(await h.call('alerts.get', admin, { id: here })).toMatchObject({ hasSnapshot: false })
})

test("each server takes away the pictures whose alerts another one removed, and nobody's evidence on a wrong database", async () => {
  const [removed, stripped, kept] = [await alert(100), await alert(50), await alert(40)]
  const sweep = () => sweepPictures({ ...deps(), dataDir: h.paths.dataDir }, never)
  const files = () => Promise.all([fileOf(removed, 100), fileOf(stripped, 50), fileOf(kept, 40)])
  await h.prisma.alert.delete({ where: { id: removed } })
  await h.prisma.alert.update({ where: { id: stripped }, data: { snapshot: null } })
  expect(await sweep()).toBe(1)
  expect(await files()).toEqual([true, false, true])
  await h.call('retention.set', admin, { ...DEFAULT_RETENTION, alertDays: 60 })
  for (const [id, days] of [
    [removed, 100],
    [kept, 40],
  ] as const) {
    const at = new Date(START - days * DAY)
    await utimes(snapshotPath(h.paths.dataDir, snapshotName(id, at.getTime())), at, at)
  }
  // Those of the tests before go as well.
  await sweep()
  expect(await files()).toEqual([false, false, true])
  expect(await h.call('alerts.get', admin, { id: kept })).toMatchObject({ hasSnapshot: true })
})

test('what the workshop made on another server goes there, but not when a clock has jumped', async () => {
  const paths = { ...h.paths, dataDir: path.join(h.paths.dataDir, 'another') }
  const file = path.join(paths.dataDir, 'workshop/jobs', uuid7(START), 'after.png')
  await writeSafely(file, 'picture')
  const sweep = (days: number) =>
    sweepDisk({ ...deps(), paths, clock: { ...h.clock, now: () => Date.now() + days * DAY } }, never)
  expect(await sweep(6)).toBe(0)
  const endedAt = new Date(Date.now() - 3 * DAY)
  const last = { kind: 'retention', owner: 'system', ownerName: '', input: {}, state: 'done' as const, endedAt }
  const { id } = await h.prisma.job.create({ data: last })
  await expect(sweep(9)).rejects.toMatchObject({ code: 'clock_jumped' })
  await h.prisma.job.delete({ where: { id } })
  expect(await sweep(9)).toBe(1)
  expect(existsSync(file)).toBe(false)
})

test('a cancelled run ends between two batches', async () => {
  await alert(100)
  const signal = AbortSignal.abort('cancelled')
  await expect(removeAlerts(deps(), new Date(START), signal)).rejects.toBe('cancelled')
  await expect(removeAuditEntries(deps(), new Date(START), signal)).rejects.toBe('cancelled')
  await expect(shrinkPictures(deps(), 0, signal)).rejects.toBe('cancelled')
  expect(await alerts()).toHaveLength(1)
})

test('audit entries go from the oldest end; the anchor lets the rest be verified', async () => {
  // What the other tests left in the chain is old by then.
  const now = START + 400 * DAY
  const set = (alertDays: number) => h.call('retention.set', admin, { ...DEFAULT_RETENTION, alertDays })
  h.clock.ms = now - 40 * DAY
  for (let i = 1; i <= 3; i++) await set(i)
  h.clock.ms = now - 10 * DAY
  await set(4)
  // Set back: an old time behind a young entry keeps its place in the chain.
  h.clock.ms = now - 40 * DAY
  await set(5)
  h.clock.ms = now
  const first = await h.prisma.auditEntry.findFirstOrThrow({ where: { after: { path: ['alertDays'], equals: 4 } } })

  const removed = await removeAuditEntries(deps(), new Date(now - 30 * DAY), never)
  expect(removed).toBeGreaterThanOrEqual(3)
  const left = await h.prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } })
  expect(left[0]?.seq).toBe(first.seq)
  expect(left.at(-1)).toMatchObject({ verb: 'retention.audit', via: 'system' })
  const setting = await h.prisma.setting.findUniqueOrThrow({ where: { key: 'audit_anchor' } })
  const anchor = JSON.parse(setting.value) as { seq: number; hash: string }
  expect(left.at(-1)?.after).toEqual({ ...anchor, count: removed })
  const chain = left.map((row) => ({ ...toAuditEntry(row), hash: row.hash }))
  expect(createVerifier(anchor).check(chain)).toBeNull()
  expect(createVerifier().check(chain)).not.toBeNull()
  expect(await removeAuditEntries(deps(), new Date(now - 30 * DAY), never)).toBe(0)

  // Even when all is old the newest stays: the chain goes on from it.
  await removeAuditEntries(deps(), new Date(now + DAY), never)
  const rest = await h.prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } })
  expect(rest.map(({ seq }) => seq)).toEqual([left.at(-1)!.seq, left.at(-1)!.seq + 1])
})

test('nothing else may remove an entry, not even after retention has in the same connection', async () => {
  await h.call('retention.set', admin, DEFAULT_RETENTION)
  await expect(h.prisma.auditEntry.deleteMany()).rejects.toThrow('append only')
})

/** With a file of 1,000 bytes; of these alerts, each raised when the clip began. */
async function clip(
  daysAgo: number,
  severities: Severity[],
  more: { pinnedBy?: string; server?: string; cameraId?: string } = {},
) {
  const at = START - daysAgo * DAY
  const id = uuid7(at)
  await writeSafely(clipPath(clipFolder(h.paths.dataDir, id)), Buffer.alloc(PICTURE))
  const times = { startsAt: new Date(at), createdAt: new Date(at) }
  await h.prisma.clip.create({ data: { id, cameraId: id, server: 'here', state: 'ready', ...times, ...more } })
  for (const severity of severities) {
    const raised = await alert(daysAgo)
    await h.prisma.alert.update({ where: { id: raised }, data: { severity, clipId: id, clipAtMs: 0 } })
  }
  return id
}
const clips = async () => (await h.prisma.clip.findMany({ orderBy: { startsAt: 'asc' } })).map(({ id }) => id)
const onDisk = async () => (await clipIds(h.paths.dataDir)).sort()
const SETTINGS = { ...DEFAULT_RETENTION, clipInfoDays: 7, clipWarningDays: 30, clipCriticalDays: null, clipShare: null }

test('a clip is kept as long as the most severe of its alerts asks, and a pinned one with its alert', async () => {
  await rm(clipsIn(h.paths.dataDir), { recursive: true, force: true })
  const forEver = await clip(900, ['critical', 'info'])
  const pinned = await clip(800, ['info'], { pinnedBy: 'Ann' })
  await clip(31, ['warning'])
  const shared = await clip(20, ['info', 'warning'])
  await clip(8, ['info'])
  const ofNobody = await clip(3, [])
  const young = await clip(0, [])
  const before = [forEver, pinned, shared, young]
  expect(await removeClips(deps(), SETTINGS, never)).toMatchObject({ clips: 3, clipBytes: 4 * PICTURE })
  expect([await clips(), await onDisk()]).toEqual([before, [...before].sort()])
  expect(await clips()).not.toContain(ofNobody)
  // The alerts stay, and with a pinned clip whatever their age.
  expect(await h.prisma.alert.count()).toBe(7)
  expect(await removeAlerts(deps(), new Date(START), never)).toBe(6)
  expect(await h.prisma.alert.findFirst()).toMatchObject({ clipId: pinned })
})

test('a camera may have limits of its own, by severity: shorter, longer, for ever', async () => {
  await rm(clipsIn(h.paths.dataDir), { recursive: true, force: true })
  const [door, gate] = [uuid7(START), uuid7(START + 1)]
  const forEver = await clip(900, ['info'], { cameraId: gate })
  const others = await clip(6, ['info'])
  const kept = await clip(5, ['warning'], { cameraId: door })
  await clip(4, ['info'], { cameraId: door })
  await clip(8, ['info'])
  const none = { clipInfoDays: null, clipWarningDays: null, clipCriticalDays: null }
  const cameraClips = [
    { ...none, cameraId: door, clipInfoDays: 3, clipWarningDays: 6 },
    { ...none, cameraId: gate },
  ]
  expect(await removeClips(deps(), { ...SETTINGS, cameraClips }, never)).toMatchObject({ clips: 2 })
  expect(await clips()).toEqual([forEver, others, kept])
})

test('limits are those of cameras that there are; one that is removed goes with its limits', async () => {
  const { id } = await h.call('cameras.create', admin, draft())
  const own = { cameraId: id, clipInfoDays: 1, clipWarningDays: 2, clipCriticalDays: null }
  const set = (cameraClips: unknown) => h.call('retention.set', admin, { ...DEFAULT_RETENTION, cameraClips } as never)
  await set([own])
  expect((await h.call('retention.get', admin, {})).cameraClips).toEqual([own])
  await expect(set([{ ...own, cameraId: uuid7(START) }])).rejects.toMatchObject({ code: 'camera_not_found' })
  await expect(set([own, own])).rejects.toMatchObject({ code: 'validation_failed' })
  await expect(set([{ ...own, days: 3 }])).rejects.toMatchObject({ code: 'validation_failed' })
  await h.call('cameras.remove', admin, { id })
  expect((await h.call('retention.get', admin, {})).cameraClips).toEqual([])
  await h.call('retention.set', admin, DEFAULT_RETENTION)
})

test('clips over their share go oldest first, those of critical alerts after all others, pinned ones never', async () => {
  await rm(clipsIn(h.paths.dataDir), { recursive: true, force: true })
  const critical = await clip(6, ['critical'])
  const pinned = await clip(5, ['info'], { pinnedBy: 'Ann' })
  const oldest = await clip(4, ['info'])
  const elsewhere = await clip(3, ['info'], { server: 'there' })
  const newest = await clip(2, ['info'])
  const { diskBytes } = await diskOf(h.paths.dataDir)
  const keep = (count: number) => removeClips(deps(), { ...SETTINGS, clipShare: (count * PICTURE) / diskBytes }, never)
  expect(await keep(4)).toMatchObject({ clips: 1 })
  expect(await clips()).toEqual([critical, pinned, elsewhere, newest])
  expect(await keep(3)).toMatchObject({ clips: 1 })
  expect(await clips()).toEqual([critical, pinned, elsewhere])
  expect(await keep(1)).toMatchObject({ clips: 1, clipBytes: 2 * PICTURE })
  expect(await clips()).toEqual([pinned, elsewhere])
  expect(await clips()).not.toContain(oldest)
})

test('one that nobody records any more has failed, and files that no row names go when they are old', async () => {
  await rm(clipsIn(h.paths.dataDir), { recursive: true, force: true })
  const lost = await clip(2, ['info'])
  const fresh = await clip(0.5, ['info'])
  await h.prisma.clip.updateMany({ data: { state: 'recording' } })
  await removeClips(deps(), SETTINGS, never)
  expect(await h.prisma.clip.findMany({ orderBy: { startsAt: 'asc' } })).toMatchObject([
    { id: lost, state: 'failed', error: 'clip_lost' },
    { id: fresh, state: 'recording' },
  ])
  const [old, recent] = [uuid7(START - 1), uuid7(START - 2)]
  for (const id of [old, recent]) await writeSafely(clipPath(clipFolder(h.paths.dataDir, id)), 'x')
  const long = new Date(START - 15 * DAY)
  await utimes(clipFolder(h.paths.dataDir, old), long, long)
  const now = new Date(START)
  for (const id of [recent, lost, fresh]) await utimes(clipFolder(h.paths.dataDir, id), now, now)
  expect(await sweepClips({ prisma: h.prisma, dataDir: h.paths.dataDir, clock: h.clock }, never)).toBe(1)
  expect(await onDisk()).toEqual([lost, fresh, recent].sort())
})
