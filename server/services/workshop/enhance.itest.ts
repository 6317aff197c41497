import { existsSync, readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeFilm } from '../../../testing/media/make-film'
import { presetWorkflow } from '../../contract/workflow-presets'
import {
  type EnhanceInput,
  enhanceResult,
  RESULTS_MAX_BYTES,
  UPLOADS_MAX_BYTES,
  WORKSHOP_KEPT_MS,
} from '../../contract/workshop'
import type { EngineFrame } from '../../inference/messages'
import { writeSafely } from '../alerts/safe-file'
import { snapshotName, snapshotPath } from '../alerts/snapshot-file'
import { filmFolder, filmPath } from '../films/folder'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { putAlert } from '../testing/put-alert'
import { sweep } from './folder'
import { requireSourceHere } from './source-here'
import { noteUpload, prepareUploads } from './uploads'

/** The workshop's process takes what the processor has left: beside other tests, little. */
const LIMIT_MS = 100_000
vi.setConfig({ testTimeout: 2 * LIMIT_MS })

let h: Harness
let admin: Person
let ann: Person
let bob: Person
let jpeg: Buffer

beforeAll(async () => {
  h = await openHarness()
  const noise = { type: 'gaussian' as const, mean: 60, sigma: 20 }
  jpeg = await sharp({ create: { width: 160, height: 120, channels: 3, background: '#333', noise } })
    .jpeg()
    .toBuffer()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  admin = await h.person('admin')
  ann = await h.person('viewer')
  bob = await h.person('viewer')
})

async function* body(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
const begin = (who: Person, bytes = jpeg.length, name = 'room.jpg') => h.call('workshop.upload', who, { name, bytes })
const part = (who: Person, id: string, offset: number, bytes: Uint8Array) =>
  h.call('workshop.receive', who, { id, offset }, { body: body(bytes) })
async function send(who: Person, bytes: Uint8Array = jpeg, name = 'room.jpg') {
  const { id } = await begin(who, bytes.length, name)
  return part(who, id, 0, bytes)
}
const start = (who: Person, source: EnhanceInput['source'], workflow = presetWorkflow('noise', false)) =>
  h.call('jobs.start', who, { kind: 'enhance', input: { title: 'Room', source, workflow } })
const ended = (id: string) =>
  expect
    .poll(async () => (await h.prisma.job.findUnique({ where: { id } }))?.state, { timeout: LIMIT_MS, interval: 50 })
    .toMatch(/done|failed|cancelled/)
const picture = (who: Person, id: string, which: 'before' | 'after' = 'after', download?: '1') =>
  h.call('workshop.picture', who, { id, which, ...(download && { download }) })
const makeCamera = (name: string) => h.call('cameras.create', admin, draft({ name }))
const jobFiles = (id: string) => path.join(h.paths.dataDir, 'workshop/jobs', id)

test('a picture is sent, enhanced and fetched; its name says that it is no evidence', async () => {
  const { id } = await send(ann)
  const job = await start(ann, { kind: 'upload', ids: [id] })
  await ended(job.id)
  const row = await h.prisma.job.findUniqueOrThrow({ where: { id: job.id } })
  expect([row.state, row.error, row.progress]).toEqual(['done', null, 1])
  expect(enhanceResult.parse(row.result)).toMatchObject({ width: 160, height: 120, pictures: 1 })
  const { bytes, headers } = await picture(ann, job.id, 'after', '1')
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 160 })
  expect(headers?.['Content-Type']).toBe('image/png')
  expect(decodeURIComponent(headers?.['Content-Disposition'] ?? '')).toContain('Room - enhanced, not evidence.png')
  expect((await sharp((await picture(ann, job.id, 'before')).bytes).metadata()).format).toBe('jpeg')
})

test("what is somebody else's is not found: neither the upload nor the result; administrators see results", async () => {
  const { id } = await send(ann)
  await expect(start(bob, { kind: 'upload', ids: [id] })).rejects.toMatchObject({ code: 'upload_not_found' })
  const job = await start(ann, { kind: 'upload', ids: [id] })
  await ended(job.id)
  await expect(picture(bob, job.id)).rejects.toMatchObject({ code: 'job_not_found' })
  await expect(picture(admin, job.id)).resolves.toBeTruthy()
})

test('a camera gives several pictures; who may not watch it learns nothing of it', async () => {
  const camera = await makeCamera('Hall')
  const input = { kind: 'camera', id: camera.id } as const
  const nobody = await h.person('none')
  await expect(start(nobody, input)).rejects.toMatchObject({ code: 'camera_not_found' })
  const counter = await h.person('aggregate')
  await expect(start(counter, input)).rejects.toMatchObject({ code: 'forbidden' })
  const job = await start(ann, input, presetWorkflow('noise', true))
  const frame = { cameraId: camera.id, jpeg: new Uint8Array(jpeg), shown: true } as unknown as EngineFrame
  const timer = setInterval(() => h.inference.emitFrame(frame), 10)
  await ended(job.id)
  clearInterval(timer)
  const { result, error } = await h.prisma.job.findUniqueOrThrow({ where: { id: job.id } })
  expect(error).toBeNull()
  expect(enhanceResult.parse(result)).toMatchObject({ pictures: 16 })
  // Who may not see the camera any more sees no picture of it either.
  await h.call('users.update', admin, { id: ann.userId, role: 'none' })
  await expect(picture({ ...ann, role: 'none' }, job.id)).rejects.toMatchObject({ code: 'camera_not_found' })
})

test('the picture of an alert, for who may see the alert', async () => {
  const camera = await makeCamera('Yard')
  const id = '01990000-0000-7000-8000-000000000001'
  const snapshot = snapshotName(id, START)
  await writeSafely(snapshotPath(h.paths.dataDir, snapshot), jpeg)
  const row = await putAlert(h.prisma, {
    ...{ id, cameraId: camera.id, cameraName: 'Yard', cameraPlace: '', ruleName: 'r', kind: 'behaviour_count' },
    ...{ severity: 'info', raisedAt: new Date(START), frameIndex: 1, snapshot, params: {}, facts: {}, forMs: 0 },
  })
  const source = { kind: 'alert', id: row.id } as const
  await expect(start(await h.person('aggregate'), source)).rejects.toMatchObject({ code: 'alert_not_found' })
  const job = await start(ann, source)
  await ended(job.id)
  expect((await h.prisma.job.findUniqueOrThrow({ where: { id: job.id } })).state).toBe('done')
})

test('what another server has is refused at once, not when its turn comes', async () => {
  const camera = await makeCamera('Gate')
  const id = '01990000-0000-7000-8000-000000000002'
  const stored = {
    ...{ id, cameraId: camera.id, cameraName: 'Gate', cameraPlace: '', ruleName: 'r', kind: 'behaviour_count' },
    ...{ severity: 'info' as const, raisedAt: new Date(START), frameIndex: 2, params: {}, facts: {}, forMs: 0 },
  }
  await putAlert(h.prisma, { ...stored, snapshot: snapshotName(id, START), server: 'another' })
  const source = { kind: 'alert', id } as const
  await expect(start(ann, source)).rejects.toMatchObject({ code: 'snapshot_elsewhere' })
  // Removed by the clean-up, or by a hand.
  await h.prisma.alert.update({ where: { id }, data: { server: null } })
  await expect(start(ann, source)).rejects.toMatchObject({ code: 'snapshot_not_found' })
  const there = { prisma: h.prisma, paths: h.paths, serverName: 'here', leases: { elsewhere: () => 'another' } }
  await expect(requireSourceHere(there, { kind: 'camera', id: camera.id })).rejects.toMatchObject({
    code: 'camera_elsewhere',
  })
  expect(await h.prisma.job.count({ where: { state: { in: ['queued', 'running'] } } })).toBe(0)
})

test('a moment of a film, for who has the film, once it can be played', async () => {
  const id = '01990000-0000-4000-8000-00000000000f'
  const source = { kind: 'film', id, atMs: 1_000 } as const
  await expect(start(ann, source, presetWorkflow('noise', true))).rejects.toMatchObject({ code: 'film_not_found' })
  const settings = { name: 'Film', place: '', startsAt: new Date(START), source: {}, settings: {} }
  await h.prisma.film.create({ data: { id, ...settings, ownerId: admin.userId, ownerName: 'a' } })
  await expect(start(ann, source)).rejects.toMatchObject({ code: 'film_not_found' })
  await expect(start(admin, source)).rejects.toMatchObject({ code: 'film_state' })
  await mkdir(filmFolder(h.paths.dataDir, id), { recursive: true })
  makeFilm(filmPath(h.paths.dataDir, id), { frames: 40 })
  await h.prisma.film.update({ where: { id }, data: { file: {} } })
  const job = await start(admin, source, presetWorkflow('noise', true))
  await ended(job.id)
  const { result, error } = await h.prisma.job.findUniqueOrThrow({ where: { id: job.id } })
  expect(error).toBeNull()
  expect(enhanceResult.parse(result)).toMatchObject({ pictures: 16, width: 320 })
  await h.prisma.film.deleteMany()
})

test('what cannot work is refused at once: no circle, and no merging of one picture', async () => {
  const { id } = await send(ann)
  const source = { kind: 'upload', ids: [id] } as const
  await expect(start(ann, { ...source, ids: [...source.ids] }, presetWorkflow('night', true))).rejects.toMatchObject({
    code: 'workflow_needs_frames',
  })
  const a = { id: 'a', type: 'Sharpen', inputs: { image: 'a.image' }, widgets_values: [] }
  const save = { id: 's', type: 'SaveImage', inputs: { image: 'a.image' }, widgets_values: [] }
  await expect(start(ann, { ...source, ids: [...source.ids] }, { nodes: [a, save], links: [] })).rejects.toMatchObject({
    code: 'workflow_invalid',
    extra: { fields: { a: 'cycle' } },
  })
})

test('a picture that is damaged fails once, with its reason, and the queue goes on', async () => {
  const bad = await send(ann, jpeg.subarray(0, 300))
  const good = await send(ann)
  const [first, second] = [
    await start(ann, { kind: 'upload', ids: [bad.id] }),
    await start(ann, { kind: 'upload', ids: [good.id] }),
  ]
  await ended(second.id)
  const rows = await h.prisma.job.findMany({ orderBy: { createdAt: 'asc' } })
  expect(rows.map(({ id, state, error, attempt }) => [id, state, error, attempt])).toEqual([
    [first.id, 'failed', 'picture_damaged', 1],
    [second.id, 'done', null, 1],
  ])
})

test('what is no picture is refused by its first bytes and gone', async () => {
  const { id } = await begin(ann, 6, 'x.jpg')
  await expect(part(ann, id, 0, Buffer.from('<svg/>'))).rejects.toMatchObject({ code: 'picture_unknown' })
  await expect(h.call('workshop.getUpload', ann, { id })).rejects.toMatchObject({ code: 'upload_not_found' })
})

test('a picture that is cut off goes on where it ended, for who sends it alone; half of it is none', async () => {
  const { id } = await begin(ann)
  const { received } = await part(ann, id, 0, jpeg.subarray(0, 1_000))
  expect(received).toBe(1_000)
  await expect(start(ann, { kind: 'upload', ids: [id] })).rejects.toMatchObject({ code: 'upload_not_found' })
  await expect(part(bob, id, received, jpeg.subarray(received))).rejects.toMatchObject({ code: 'upload_not_found' })
  await expect(h.call('workshop.getUpload', bob, { id })).rejects.toMatchObject({ code: 'upload_not_found' })
  expect(await h.call('workshop.getUpload', ann, { id })).toMatchObject({ received, bytes: jpeg.length })
  expect(await part(ann, id, received, jpeg.subarray(received))).toMatchObject({ received: jpeg.length })
  await start(ann, { kind: 'upload', ids: [id] })
  await h.call('workshop.removeUpload', ann, { id })
  await expect(h.call('workshop.getUpload', ann, { id })).rejects.toMatchObject({ code: 'upload_not_found' })
})

test('one person has a bounded room for uploads', async () => {
  await prepareUploads(h.paths.dataDir)
  const id = '01990000-0000-4000-8000-000000000009'
  await noteUpload(h.paths.dataDir, { id, owner: bob.userId, name: 'much', bytes: UPLOADS_MAX_BYTES - 10, at: START })
  await expect(begin(bob)).rejects.toMatchObject({ code: 'upload_quota' })
  await expect(begin(ann)).resolves.toMatchObject({ name: 'room.jpg', expiresAt: START + WORKSHOP_KEPT_MS })
})

test('one person has a bounded room for results, and has it back when they have expired', async () => {
  const { id } = await send(ann)
  const full = { kind: 'enhance', state: 'done', result: { bytes: RESULTS_MAX_BYTES + 1 }, input: {} } as const
  const row = { ...full, owner: ann.userId, ownerName: '', endedAt: new Date(START) }
  const { id: jobId } = await h.prisma.job.create({ data: row })
  await expect(start(ann, { kind: 'upload', ids: [id] })).rejects.toMatchObject({ code: 'upload_quota' })
  await h.prisma.job.update({ where: { id: jobId }, data: { endedAt: new Date(START - WORKSHOP_KEPT_MS) } })
  await ended((await start(ann, { kind: 'upload', ids: [id] })).id)
})

test('removing a job removes its files; what is old goes by itself, unless it is in use', async () => {
  const { id } = await send(ann)
  const job = await start(ann, { kind: 'upload', ids: [id] })
  await ended(job.id)
  expect(existsSync(jobFiles(job.id))).toBe(true)
  await h.call('jobs.remove', ann, { id: job.id })
  expect(existsSync(jobFiles(job.id))).toBe(false)
  await sweep(h.paths.dataDir, START + 1, new Set([id]))
  expect(existsSync(path.join(h.paths.dataDir, 'workshop/uploads', id))).toBe(true)
  await sweep(h.paths.dataDir, START + 1, new Set())
  expect(readdirSync(path.join(h.paths.dataDir, 'workshop/uploads')).filter((name) => name.startsWith(id))).toEqual([])
})
