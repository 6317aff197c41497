/** A filled installation is backed up through its verb, and restored elsewhere. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeOpenFolder } from '../../testing/open-folder'
import { verifyStored } from '../audit/verify-stored'
import { clipPath } from '../inference/clip/folder'
import { createArchive } from '../jobs/backup/archive'
import { FORMAT, HEAD, MANIFEST, rowsName } from '../jobs/backup/contents'
import { writeSafely } from '../services/alerts/safe-file'
import { snapshotName, snapshotPath } from '../services/alerts/snapshot-file'
import { clipFolder } from '../services/clips/folder'
import { filmPath, resultFolder, uploadPath } from '../services/films/folder'
import { draft, type Harness, openHarness, PASSWORD, type Person, START } from '../services/testing/harness'
import { putAlert } from '../services/testing/put-alert'
import { uuid7 } from '../services/uuid7'
import { migrationNames } from '../store/migrate'
import { MIGRATIONS, openDatabase, openStore } from '../store/open'
import { silent } from '../store/testing/rig'
import { restore } from './restore'

const ANN = { email: 'ann@example.org', password: PASSWORD }
const PICTURE = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 251))
const FILM = uuid7(START)
const CLIP = '0190163d-8694-739b-aea5-966c26f8adcc'
const NAME = 'Room "1"\n\\ 教室'

let h: Harness
let backup: string
let alertId: string
let token: string
let root: string

beforeAll(async () => {
  h = await openHarness()
  const admin = await h.person('admin')
  await fill(admin)
  const { id } = await h.call('jobs.start', admin, { kind: 'backup' })
  const row = () => h.prisma.job.findUniqueOrThrow({ where: { id } })
  await vi.waitFor(async () => expect((await row()).state).toBe('done'), { timeout: 30_000 })
  const [made] = await h.call('backups.list', admin, {})
  expect((await row()).result).toMatchObject({ name: made?.name, sizeBytes: made?.sizeBytes, files: 6 })
  const found = await h.call('backups.download', admin, { name: made?.name ?? '' })
  backup = found.path
}, 60_000)
afterAll(() => h?.close())
beforeEach(({ onTestFinished }) => {
  root = makeOpenFolder('restore')
  onTestFinished(() => rm(root, { recursive: true, force: true }))
})

async function fill(admin: Person): Promise<void> {
  const { id } = await h.call('users.create', admin, { ...ANN, name: 'Ann', role: 'viewer' })
  const source = { kind: 'rtsp', url: 'rtsp://192.0.2.9/1', username: 'u', password: 'camera secret' } as const
  const camera = await h.call('cameras.create', admin, draft({ name: NAME, place: 'Hall', source }))
  await h.call('users.setGrants', admin, { id, grants: [{ level: 'operator', scope: { cameraId: camera.id } }] })
  const condition = { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 2 } } as const
  const night = { name: 'Night', days: [1 as const], from: '22:00', to: '06:00' }
  const timetable = { timeZone: 'Asia/Shanghai', periods: [night], exceptions: [], quiet: [] }
  const { id: scheduleId } = await h.call('schedules.create', admin, { name: 'Nights', timetable })
  const asked = { name: 'Phones', cameraId: camera.id, condition, forMs: 0, scheduleId }
  const rule = await h.call('rules.create', admin, asked)
  alertId = uuid7(START)
  const snapshot = snapshotName(alertId, START)
  await writeSafely(snapshotPath(h.paths.dataDir, snapshot), PICTURE)
  const from = { cameraId: camera.id, cameraName: NAME, cameraPlace: 'Hall', ruleId: rule.id, ruleName: 'Phones' }
  const fired = { kind: 'behaviour_count', severity: 'info' as const, frameIndex: 1, forMs: 1000 }
  const cause = { params: { behaviour: 'p', minCount: 2 }, facts: { count: 3 } }
  const file = { width: 1, height: 1, pictures: 1, durationMs: 40, bytes: 6, leadMs: 0 }
  await h.prisma.clip.create({
    data: { id: CLIP, cameraId: camera.id, server: 'here', state: 'ready', startsAt: new Date(START), file },
  })
  await mkdir(clipFolder(h.paths.dataDir, CLIP), { recursive: true })
  await writeFile(clipPath(clipFolder(h.paths.dataDir, CLIP)), 'a clip')
  await putAlert(h.prisma, {
    ...{ id: alertId, ...from, ...fired, ...cause, raisedAt: new Date(START), snapshot },
    ...{ clipId: CLIP, clipAtMs: 0 },
  })
  await h.call('alerts.step', admin, { id: alertId, state: 'acknowledged', note: 'seen' })
  const made = await h.call('account.createToken', await h.person('operator'), { name: 'script' })
  token = made.token
  const film = { name: 'Lesson', place: 'Hall', startsAt: new Date(START), ownerName: 'Ann' }
  const kept = { source: {}, settings: {}, file: {}, result: 'found' }
  const { id: filmId } = await h.prisma.film.create({ data: { ...film, ...kept, id: FILM } })
  const found = resultFolder(h.paths.dataDir, filmId, kept.result)
  await mkdir(found, { recursive: true })
  await writeFile(path.join(found, 'boxes'), 'boxes')
  await writeFile(filmPath(h.paths.dataDir, filmId), 'a film')
  await writeFile(uploadPath(h.paths.dataDir, filmId), 'what was sent')
  const model = path.join(h.paths.dataDir, 'models/own')
  await mkdir(model, { recursive: true })
  await writeFile(path.join(model, 'model.onnx'), 'a model')
  await writeFile(path.join(model, 'manifest.json'), '{"name":"Own","file":"model.onnx"}')
}

const into = (dataDir: string, file = backup, force = false) =>
  restore({ file, databaseUrl: null, dataDir, force, log: silent })
const dataDir = () => path.join(root, 'data')

test('a server on the restored folder is the same installation', async ({ onTestFinished }) => {
  const there = await openHarness(async (folder) => void (await into(folder)))
  onTestFinished(() => there.close())
  const signedIn = await there.program.accounts.signIn(ANN.email, ANN.password, {
    address: '10.0.0.1',
    agent: '',
    device: undefined,
  })
  expect(signedIn).toBeTruthy()
  const admin = await there.person('admin')
  const [camera] = await there.call('cameras.list', admin, {})
  expect(camera).toMatchObject({ name: NAME, place: 'Hall' })
  expect(await there.lostSecrets()).toBe(0)
  expect(await there.call('rules.list', admin, {})).toMatchObject([{ name: 'Phones', cameraId: camera?.id }])
  expect(await there.call('alerts.get', admin, { id: alertId })).toMatchObject({
    state: 'acknowledged',
    hasSnapshot: true,
    clip: { state: 'ready' },
    steps: [{ state: 'raised' }, { note: 'seen' }],
  })
  const snapshot = snapshotPath(there.paths.dataDir, snapshotName(alertId, START))
  expect((await readFile(snapshot)).equals(PICTURE)).toBe(true)
  expect(await readFile(path.join(there.paths.dataDir, 'models/own/model.onnx'), 'utf8')).toBe('a model')
  expect(await readFile(clipPath(clipFolder(there.paths.dataDir, CLIP)), 'utf8')).toBe('a clip')
  expect(await readFile(filmPath(there.paths.dataDir, FILM), 'utf8')).toBe('a film')
  expect(await readFile(path.join(resultFolder(there.paths.dataDir, FILM, 'found'), 'boxes'), 'utf8')).toBe('boxes')
  expect(await there.program.accounts.fromToken(token)).toMatchObject({ role: 'operator' })
  const ann = (await there.call('users.list', admin, {})).find(({ email }) => email === ANN.email)
  expect(ann?.grants).toEqual([{ level: 'operator', scope: { cameraId: camera?.id } }])
  // Row for row, to the last digit.
  for (const table of [
    'clips',
    'films',
    'cameras',
    'schedules',
    'rules',
    'incidents',
    'alerts',
    'incident_steps',
    'grants',
    'api_tokens',
  ])
    expect(await rowsOf(there, table)).toEqual(await rowsOf(h, table))
  // Sign-ins end with a restore, and what ran is not run again.
  expect(await there.prisma.session.count({ where: { expiresAt: { lt: new Date(START) } } })).toBe(0)
  expect(await there.prisma.job.count()).toBe(0)
  const last = await there.prisma.auditEntry.findFirst({ where: { verb: 'backups.restore' } })
  expect(last).toMatchObject({ via: 'system', target: `backup:${path.basename(backup)}` })
  expect(await verifyStored(there.prisma)).toMatchObject({ broken: null })
})

/** Of what both servers have: they keep their own people and times of last use. */
const rowsOf = ({ prisma }: Harness, table: string): Promise<unknown> =>
  prisma.$queryRawUnsafe(`SELECT (to_jsonb(t) - 'last_used_at')::text AS row FROM ${table} t ORDER BY 1`)

test('what is there already is refused and stays; forced, it is replaced', async () => {
  await into(dataDir())
  const store = await openStore({ databaseUrl: null, dataDir: dataDir(), log: silent })
  await store.prisma.camera.deleteMany()
  // A server that runs is not written under.
  await expect(into(dataDir(), backup, true)).rejects.toThrow('stop the server')
  await store.close()
  await rm(path.join(dataDir(), 'snapshots'), { recursive: true })
  await expect(into(dataDir())).rejects.toThrow(
    /There is an installation here already \(.*users.*models, films, clips\).*--force/,
  )
  expect(existsSync(path.join(dataDir(), 'snapshots'))).toBe(false)
  await into(dataDir(), backup, true)
  const after = await openStore({ databaseUrl: null, dataDir: dataDir(), log: silent })
  expect(await after.prisma.camera.count()).toBe(1)
  expect(await verifyStored(after.prisma)).toMatchObject({ broken: null })
  expect(await after.prisma.$queryRaw`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'sightline%'`).toEqual([])
  await after.close()
  expect(existsSync(snapshotPath(dataDir(), snapshotName(alertId, START)))).toBe(true)
})

test('a damaged backup is refused by name before anything is made', async () => {
  const bad = path.join(root, 'bad.tar')
  const damage: [string, RegExp][] = []
  async function tryOut(change: (bytes: Buffer) => Buffer, why: RegExp) {
    await writeFile(bad, change(await readFile(backup)))
    damage.push([(await into(dataDir(), bad).catch((error: Error) => error.message)) as string, why])
  }
  await tryOut((bytes) => bytes.subarray(0, bytes.length - 5_000), /bad\.tar is damaged/)
  await tryOut((bytes) => {
    bytes[bytes.length - 60_000] = (bytes.at(-60_000) ?? 0) ^ 1
    return bytes
  }, /bad\.tar is damaged \(its checksum/)
  await tryOut((bytes) => bytes.subarray(0, 700), /bad\.tar is no backup/)
  await tryOut(() => Buffer.from('x'.repeat(5_000)), /bad\.tar is no backup/)
  await tryOut(() => Buffer.alloc(0), /bad\.tar is no backup/)
  for (const [said, why] of damage) expect(said).toMatch(why)
  expect(existsSync(dataDir())).toBe(false)
  await expect(into(dataDir(), path.join(root, 'none.tar'))).rejects.toThrow('none.tar cannot be read')
  await copyFile(backup, bad)
  await truncate(bad, 100)
  await expect(into(dataDir(), bad)).rejects.toThrow('is no backup')
})

/** As another version would have made it: one person, and no more. */
async function handmade(migrations: string[], columns: object): Promise<string> {
  const file = path.join(root, 'other.tar')
  const archive = await createArchive(file, START, async () => undefined)
  const put = (name: string, value: object) => archive.add(name, Buffer.from(JSON.stringify(value)))
  await put(HEAD, { product: 'sightline', format: FORMAT, version: '9.9.9', createdAt: START, migrations, later: 1 })
  await archive.add(rowsName('users', 0), gzipSync(JSON.stringify(columns)))
  const { bytes } = archive
  await put(MANIFEST, { tables: { users: 1 }, files: 0, bytes, sha256: archive.digest() })
  await archive.end()
  await archive.close()
  return file
}

test('a newer backup is refused by name, an older one is migrated', async () => {
  const known = await migrationNames(MIGRATIONS)
  const user = {
    id: uuid7(1),
    email: 'o@b.org',
    name: 'Old',
    password_hash: 'x',
    role: 'admin',
    created_at: new Date(0),
  }
  const newer = await handmade([...known, '99991231000000_later'], user)
  await expect(into(dataDir(), newer)).rejects.toThrow(
    /other\.tar was made by a newer version of Sightline \(9\.9\.9\)/,
  )
  // The first version counted sessions at the person.
  await into(dataDir(), await handmade(known.slice(0, 1), { ...user, session_version: 4 }))
  const store = await openStore({ databaseUrl: null, dataDir: dataDir(), log: silent })
  expect(await store.prisma.user.findMany()).toMatchObject([{ email: 'o@b.org', role: 'admin' }])
  expect(await verifyStored(store.prisma)).toMatchObject({ broken: null })
  await store.close()
})

test("a database of one's own is restored into by its address", async () => {
  const own = await openDatabase({ databaseUrl: null, dataDir: path.join(root, 'database'), log: silent })
  const { user, password, host, database } = own.connection
  const databaseUrl = `postgresql://${user}:${password}@localhost/${database}?host=${encodeURIComponent(String(host))}`
  await restore({ file: backup, databaseUrl, dataDir: dataDir(), force: false, log: silent })
  const store = await openStore({ databaseUrl, dataDir: dataDir(), log: silent })
  expect(await store.prisma.camera.findMany()).toMatchObject([{ name: NAME }])
  await store.close()
  await own.close()
  expect(existsSync(path.join(dataDir(), 'postgres'))).toBe(false)
  expect(existsSync(snapshotPath(dataDir(), snapshotName(alertId, START)))).toBe(true)
})
