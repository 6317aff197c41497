/** What is known of a period, by whom it may be known, and what is kept of it. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ReportDigest, ReportSentence } from '../../contract/report'
import type { EngineFrame } from '../../inference/messages'
import { snapshotName, snapshotPath } from '../alerts/snapshot-file'
import { createMinuteRecorder } from '../history/recorder'
import { createFakeInference } from '../testing/fake-inference'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { putAlert } from '../testing/put-alert'

const MINUTE = 60_000
const FROM = Math.floor(START / MINUTE) * MINUTE - 60 * MINUTE
const QUESTION = { from: FROM, to: FROM + 60 * MINUTE, zone: 'UTC' }
/** What is asked about is over, and stored. */
const NOW = FROM + 62 * MINUTE

let h: Harness
let admin: Person
let hall: string
let yard: string

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  h.clock.ms = NOW
  admin = await h.person('admin')
  const add = async (place: string, createdAt: number) => {
    const { id } = await h.call('cameras.create', admin, draft({ name: `${place} 1`, place, modelId: null }))
    await h.prisma.camera.update({ where: { id }, data: { modelId: 'six', createdAt: new Date(createdAt) } })
    return id
  }
  // A digest has its cameras in the order they were added in.
  hall = await add('Hall', FROM - 2 * MINUTE)
  yard = await add('Yard', FROM - MINUTE)
})

async function raise(cameraId: string, minutes: number, change: object = {}): Promise<string> {
  const camera = await h.prisma.camera.findUniqueOrThrow({ where: { id: cameraId } })
  const at = new Date(FROM + minutes * MINUTE)
  const row = {
    cameraId,
    cameraName: camera.name,
    cameraPlace: camera.place,
    ruleName: 'Phones',
    severity: 'warning' as const,
  }
  const cause = { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 }, facts: { count: 2 }, forMs: 0 }
  const data = { ...row, ...cause, raisedAt: at, frameIndex: 1, heldMs: 12_000, ...change }
  return (await putAlert(h.prisma, data)).id
}

async function measure(cameraId: string, minutes: number[], people = 3): Promise<void> {
  await h.prisma.cameraMinute.createMany({
    data: minutes.map((minute) => ({
      ...{ cameraId, at: new Date(FROM + minute * MINUTE), frames: 10, seconds: 60, people: people * 10, unsure: 0 },
      ...{ behaviours: [0, 0, 0, 0, 10, 0], peopleMost: people + minute, mosts: [0, 0, 0, 0, 2, 0] },
    })),
  })
}

const sentences = ({ facts }: ReportDigest) => facts.map(({ sentence }) => sentence.en.replace(/ \[f\d+\]/, ''))
const digestOf = (who: Person, change: object = {}) => h.call('reports.digest', who, { ...QUESTION, ...change })

test('totals and sentences of what is stored, gaps as gaps', async () => {
  await raise(hall, 10, { severity: 'critical' })
  const handled = await raise(hall, 20)
  h.clock.ms = FROM + 25 * MINUTE
  await h.call('alerts.step', admin, { id: handled, state: 'acknowledged' })
  h.clock.ms = NOW
  await measure(hall, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 31, 59])
  const digest = await digestOf(admin)
  expect(digest.totals).toMatchObject({
    ...{ cameras: 2, mostPeople: 62, measuredMinutes: 13 },
    alerts: { all: 2, byState: { raised: 1, acknowledged: 1 }, bySeverity: { critical: 1, warning: 1, info: 0 } },
  })
  expect(sentences(digest)).toEqual([
    'This report covers 2 cameras from 06:08 to 07:08.',
    'There were 2 alerts in total.',
    '1 alert is open.',
    '1 alert is acknowledged.',
    'Rule “Phones” raised 2 alerts on “Hall 1”.',
    'At 06:18 the critical alert “Phones” was raised on “Hall 1”: 2 people using a phone for 12 s.',
    'Alert “Phones” of 06:18 on “Hall 1” is open.',
    'At 06:28 the alert “Phones” was raised on “Hall 1”: 2 people using a phone for 12 s.',
    'Alert “Phones” on “Hall 1” was acknowledged by “admin” at 06:33.',
    '“Hall 1” was measured for 13 minutes.',
    'On “Hall 1” there were at most 62 people at once, at 07:07.',
    'On “Hall 1” there were 3 people on average.',
    'On “Hall 1” there were at most 2 people using a phone at once, at 06:08.',
    'On “Hall 1” there were 13 person-minutes of using a phone in total.',
    '“Hall 1” has no data from 06:18 to 06:38, 20 minutes in total.',
    '“Hall 1” has no data from 06:40 to 07:07, 27 minutes in total.',
    '“Yard 1” has no data from 06:08 to 07:08, 60 minutes in total.',
  ])
})

test('one sees what one may see, and nothing else', async () => {
  await raise(hall, 10)
  await raise(yard, 10)
  await measure(hall, [0, 1])
  const grant = async (level: 'aggregate' | 'viewer') => {
    const who = await h.person('none')
    const grants = [{ level, scope: { place: 'Hall' } }]
    await h.call('users.setGrants', admin, { id: who.userId, grants })
    return { ...who, grants }
  }
  const viewer = await digestOf(await grant('viewer'))
  expect(JSON.stringify(viewer)).not.toContain('Yard')
  expect(viewer.totals).toMatchObject({ cameras: 1, alerts: { all: 1 } })
  const counts = await digestOf(await grant('aggregate'))
  expect(counts.totals).toMatchObject({ cameras: 1, alerts: null, mostPeople: 4 })
  expect(sentences(counts).join()).not.toContain('alert')
  await expect(digestOf(await grant('viewer'), { cameraIds: [yard] })).rejects.toMatchObject({
    code: 'camera_not_found',
  })
  expect((await digestOf(admin, { place: 'Yard' })).totals).toMatchObject({ cameras: 1, alerts: { all: 1 } })
  expect((await digestOf(admin, { cameraIds: [hall] })).totals).toMatchObject({ cameras: 1, alerts: { all: 1 } })
})

test.each([
  ['ends before it begins', { to: FROM - 1 }],
  ['is too long', { to: FROM + 32 * 24 * 60 * MINUTE }],
  ['is not yet', { from: NOW + 1, to: NOW + 2 }],
  ['is in no zone', { zone: 'Mars/Olympus' }],
  ['is nonsense', { from: -1 }],
])('a period that %s is refused', async (_name, change) => {
  await expect(digestOf(admin, change)).rejects.toMatchObject({ code: 'validation_failed' })
})

const toSentences = ({ facts }: ReportDigest): ReportSentence[] =>
  facts.map(({ id, sentence }) => ({ text: sentence.en, source: 'digest', cites: [id] }))

test('what is kept outlives its alerts', async () => {
  const alert = await raise(hall, 10)
  const digest = await digestOf(admin)
  const by: ReportSentence = { text: 'A quiet day.', source: 'person', cites: ['f1', 'f99'] }
  const saved = await h.call('reports.save', admin, {
    ...{ title: 'Shift', locale: 'en', digest, sentences: [...toSentences(digest), by] },
  })
  await h.prisma.alert.delete({ where: { id: alert } })
  expect(await h.call('reports.list', admin, {})).toMatchObject([{ id: saved.id, title: 'Shift', model: null }])
  const found = await h.call('reports.get', admin, { id: saved.id })
  expect(found.digest.facts).toEqual(digest.facts)
  expect(found.sentences.at(-1)).toEqual({ ...by, cites: ['f1'] })
  await h.call('reports.update', admin, { id: saved.id, title: 'Night', sentences: [by] })
  expect(await h.call('reports.get', admin, { id: saved.id })).toMatchObject({
    title: 'Night',
    sentences: [{ text: by.text }],
  })
  await h.call('reports.remove', admin, { id: saved.id })
  await expect(h.call('reports.get', admin, { id: saved.id })).rejects.toMatchObject({ code: 'report_not_found' })
})

test('small pictures of its alerts are kept with a report, for who has it, and go with it', async () => {
  const [withPicture, without, other] = [await raise(hall, 10), await raise(hall, 20), await raise(yard, 10)]
  const name = snapshotName(withPicture, START)
  await mkdir(path.dirname(snapshotPath(h.paths.dataDir, name)), { recursive: true })
  await writeFile(snapshotPath(h.paths.dataDir, name), 'a picture')
  await h.prisma.alert.update({ where: { id: withPicture }, data: { snapshot: name } })
  const asked: { maxWidth: number | undefined; title: string }[] = []
  h.burner.burn = async ({ jpeg }, { maxWidth, title }) => {
    asked.push({ maxWidth, title })
    return Buffer.from(`small ${Buffer.from(jpeg).toString()}`)
  }
  const owner = await h.person('viewer')
  const digest = await digestOf(owner)
  const saved = await h.call('reports.save', owner, {
    ...{ title: 'R', locale: 'en', digest, sentences: toSentences(digest) },
  })
  expect(asked).toEqual([{ maxWidth: 640, title: 'Hall 1 · Phones' }])
  expect(saved).toMatchObject({ pictures: [withPicture], gone: [] })
  await h.prisma.alert.deleteMany({ where: { id: { in: [withPicture, other] } } })
  const found = await h.call('reports.get', owner, { id: saved.id })
  expect(found.pictures).toEqual([withPicture])
  expect(found.gone.toSorted()).toEqual([withPicture, other].toSorted())
  const picture = (who: Person, alertId = withPicture) => h.call('reports.picture', who, { id: saved.id, alertId })
  expect(Buffer.from((await picture(owner)).bytes).toString()).toBe('small a picture')
  await expect(picture(owner, without)).rejects.toMatchObject({ code: 'snapshot_not_found' })
  await expect(picture(owner, 'nonsense')).rejects.toMatchObject({ code: 'snapshot_not_found' })
  await expect(picture(await h.person('operator'))).rejects.toMatchObject({ code: 'report_not_found' })
  const less = { ...owner, role: 'aggregate' as const }
  await expect(picture(less)).rejects.toMatchObject({ code: 'report_not_found' })
  await h.call('reports.remove', owner, { id: saved.id })
  expect(await h.prisma.reportPicture.count()).toBe(0)
})

test('the lessons of a place, the newest first, for who sees its timetable', async () => {
  const week = (place: string, name: string) =>
    h.call('schedules.create', admin, {
      ...{ name, place, lessons: true },
      timetable: {
        ...{ timeZone: 'UTC', exceptions: [], quiet: [] },
        periods: [{ name, days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '07:00' }],
      },
    })
  await week('', 'Any')
  await week('Hall', 'Maths')
  const DAY = 24 * 60 * MINUTE
  const lessons = async (who: Person, place: string | null) =>
    (await h.call('schedules.lessons', who, { from: NOW - 2 * DAY, to: NOW, place })).map(({ name }) => name)
  expect(await lessons(admin, 'Hall')).toEqual(['Maths', 'Maths'])
  expect(await lessons(admin, 'Yard')).toEqual(['Any', 'Any'])
  expect((await lessons(admin, null)).toSorted()).toEqual(['Any', 'Any', 'Maths', 'Maths'])
  const yardOnly = await h.person('none')
  const grants = [{ level: 'viewer' as const, scope: { place: 'Yard' } }]
  expect(await lessons({ ...yardOnly, grants }, 'Hall')).toEqual(['Any', 'Any'])
  await expect(h.call('schedules.lessons', admin, { from: 0, to: NOW })).rejects.toMatchObject({
    code: 'validation_failed',
  })
})

test('minutes of a camera, for who sees it', async () => {
  await measure(hall, [1, 3])
  const minutes = (who: Person, change: object = {}) =>
    h.call('counts.minutes', who, { cameraId: hall, from: FROM, to: FROM + 10 * MINUTE, ...change })
  expect(await minutes(admin)).toEqual([
    { at: FROM + MINUTE, people: 3, unsure: 0, behaviours: { u: 0, d: 0, c: 0, b: 0, p: 1, s: 0 } },
    { at: FROM + 3 * MINUTE, people: 3, unsure: 0, behaviours: { u: 0, d: 0, c: 0, b: 0, p: 1, s: 0 } },
  ])
  const blind = { ...(await h.person('none')), grants: [{ level: 'viewer' as const, scope: { place: 'Yard' } }] }
  await expect(minutes(blind)).rejects.toMatchObject({ code: 'camera_not_found' })
  await expect(minutes(admin, { to: FROM + 25 * 60 * MINUTE })).rejects.toMatchObject({ code: 'validation_failed' })
})

test('nobody keeps what this server did not say, or what does not rest on it', async () => {
  await raise(hall, 10)
  const digest = await digestOf(admin)
  const other = await h.person('admin')
  const save = (change: object, who = admin) =>
    h.call('reports.save', who, { ...{ title: 'R', locale: 'en', digest, sentences: toSentences(digest) }, ...change })
  const refused = { code: 'report_unsupported' }
  await expect(save({ digest: { ...digest, totals: { ...digest.totals, cameras: 9 } } })).rejects.toMatchObject(refused)
  await expect(save({ digest: { ...digest, mark: '' } })).rejects.toMatchObject(refused)
  await expect(save({}, other)).rejects.toMatchObject(refused)
  const lie: ReportSentence = { text: 'There were 9 alerts in total [f2].', source: 'model', cites: ['f2'] }
  await expect(save({ sentences: [lie] })).rejects.toMatchObject(refused)
  const { id } = await save({})
  await expect(h.call('reports.update', admin, { id, sentences: [lie] })).rejects.toMatchObject(refused)
})

test('a report is its owner’s, as long as they see its cameras', async () => {
  await raise(hall, 10)
  const owner = await h.person('viewer')
  const digest = await digestOf(owner)
  const { id } = await h.call('reports.save', owner, {
    title: 'R',
    locale: 'en',
    digest,
    sentences: toSentences(digest),
  })
  const gone = { code: 'report_not_found' }
  await expect(h.call('reports.get', await h.person('operator'), { id })).rejects.toMatchObject(gone)
  expect((await h.call('reports.get', admin, { id })).ownerName).toBe('viewer')
  const less = { ...owner, role: 'none' as const, grants: [{ level: 'viewer' as const, scope: { place: 'Yard' } }] }
  await expect(h.call('reports.get', less, { id })).rejects.toMatchObject(gone)
  expect(await h.call('reports.list', less, {})).toEqual([])
  expect(await h.call('reports.list', owner, {})).toHaveLength(1)
})

test('measured frames become minutes; those of another server are added', async () => {
  const inference = createFakeInference()
  const recorder = createMinuteRecorder({ ...h, inference, log: { warn: () => undefined } as never })
  recorder.start()
  const someone = (behaviour: 'p' | null) => ({
    ...{
      trackId: 1,
      classId: 0,
      label: 'student',
      confidence: 0.9,
      box: { x1: 0, y1: 0, x2: 1, y2: 1 },
      predicted: false,
    },
    behaviour,
  })
  const frame = (ms: number, change: Partial<EngineFrame> = {}): EngineFrame => ({
    ...{ t: 'frame', cameraId: hall, frameId: 1, at: FROM + ms, steadyMs: ms, width: 64, height: 64, jpeg: null },
    ...{
      evidence: null,
      measured: true,
      inferenceMs: 1,
      fps: 25,
      things: [],
      objects: [someone('p'), someone('p'), someone(null)],
    },
    ...change,
  })
  for (const ms of [0, 500, 1_000]) inference.emitFrame(frame(ms))
  inference.emitFrame(frame(2_000, { measured: false }))
  inference.emitFrame(frame(2_000, { error: 'inference_failed' }))
  // Of a camera that is gone.
  inference.emitFrame(frame(0, { cameraId: admin.userId }))
  await recorder.write()
  inference.emitFrame(frame(3_000))
  await recorder.stop()
  inference.emitFrame(frame(4_000))
  expect(await h.prisma.cameraMinute.findMany()).toEqual([
    {
      ...{ cameraId: hall, at: new Date(FROM), frames: 4, seconds: 3, people: 8, unsure: 0, peopleMost: 2 },
      ...{ behaviours: [0, 0, 0, 0, 8, 0], mosts: [0, 0, 0, 0, 2, 0] },
    },
  ])
  expect(recorder.lost).toBe(0)
})
