/** What becomes of the clips of alerts, whatever the engine, the database and the clock do meanwhile. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { ruleDraft } from '../../contract/rule'
import { AppError } from '../../errors'
import { clipPath, rawPath, trackPath } from '../../inference/clip/folder'
import type { ClipOrder, EngineFrame } from '../../inference/messages'
import { gated } from '../alerts/testing/alerts'
import { createFakeClips } from '../testing/fake-clips'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { gather } from '../workshop/gather'
import { requireSource } from '../workshop/may-use'
import { clipFolder } from './folder'
import { createClipRecorder } from './recorder'

let h: Harness
let admin: Person
let cameraId: string

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.settled()
  await h.program.noticesIdle()
  await h.empty()
  h.inference.clipOrders.length = 0
  h.clock.ms = START
  h.clock.setMs = 0
  admin = await h.person('admin')
  cameraId = (await h.call('cameras.create', admin, draft({ place: 'Hall', clipBeforeMs: 5_000, clipAfterMs: 10_000 })))
    .id
})

const rule = (name: string, more = {}) =>
  h.call(
    'rules.create',
    admin,
    ruleDraft.parse({
      ...{ name, cameraId, forMs: 0, cooldownMs: 1_000, ...more },
      condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 } },
    }),
  )
/** So long after the start, on the clock that nobody sets. */
async function fire(afterMs: number): Promise<void> {
  h.clock.ms = START + afterMs
  const box = { x1: 0, y1: 0, x2: 10, y2: 10 }
  const one = { trackId: 1, classId: 0, label: 'x', confidence: 0.9, box, behaviour: 'p', predicted: false } as const
  const frame: EngineFrame = {
    ...{ t: 'frame', cameraId, frameId: afterMs, at: h.clock.now(), steadyMs: h.clock.steady(), width: 64, height: 64 },
    ...{ jpeg: Buffer.from('x'), evidence: null, measured: true, objects: [one], things: [], inferenceMs: 1, fps: 25 },
  }
  h.inference.emitFrame(frame)
  await h.settled()
}
const started = () => h.inference.clipOrders.filter((order): order is ClipOrder => 'folder' in order)
const detail = async (place = -1) => {
  const rows = await h.prisma.alert.findMany({ orderBy: { raisedAt: 'asc' } })
  return h.call('alerts.get', admin, { id: rows.at(place)!.id })
}
const FILE = { width: 640, height: 384, pictures: 375, durationMs: 16_000, bytes: 4 }
/** As the engine leaves one: with two seconds that were not asked for. */
async function end(clipId: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(clipPath(folder), 'clip')
  h.inference.endClip(clipId, { made: 'clip', ...FILE, firstMs: START - 7_000 })
  await h.settled()
}

it('is recorded from before the alert until after it, and is there when it has ended', async () => {
  await rule('Phones')
  await fire(0)
  const [order] = started()
  expect(order).toMatchObject({ cameraId, fromMs: START - 5_000, untilMs: START + 10_000 })
  expect(order!.folder).toBe(clipFolder(h.paths.dataDir, order!.clipId))
  expect((await detail()).clip).toMatchObject({ state: 'recording', error: null, file: null, alertAtMs: null })
  const { id } = await detail()
  await expect(h.call('clips.play', admin, { id })).rejects.toMatchObject({ code: 'clip_state' })
  await end(order!.clipId, order!.folder)
  expect((await detail()).clip).toEqual({
    ...{ state: 'ready', error: null, pinnedBy: null, file: FILE },
    ...{ startsAt: START - 7_000, alertAtMs: 7_000, expiresAt: START - 7_000 + 30 * 86_400_000 },
  })
  expect(await h.call('clips.play', admin, { id })).toEqual({ path: clipPath(order!.folder) })
  // Its boxes were lost: then it is shown without.
  await expect(h.call('clips.index', admin, { id })).rejects.toThrow()
})

it('is shared by alerts that follow one another, each at its own moment of it', async () => {
  await rule('Phones')
  await rule('Others')
  await fire(0)
  await fire(4_000)
  const [order, ...more] = started()
  expect(more).toEqual([])
  expect(h.inference.clipOrders.at(-1)).toEqual({ cameraId, clipId: order!.clipId, untilMs: START + 14_000 })
  await end(order!.clipId, order!.folder)
  const rows = await h.prisma.alert.findMany({ orderBy: { raisedAt: 'asc' } })
  expect(rows.map(({ clipId, clipAtMs }) => [clipId, clipAtMs])).toEqual([
    ...[5_000, 5_000].map((at) => [order!.clipId, at]),
    ...[9_000, 9_000].map((at) => [order!.clipId, at]),
  ])
  expect((await detail()).clip?.alertAtMs).toBe(11_000)
  await fire(20_000)
  expect(started()).toHaveLength(2)
})

it('goes by the clock that nobody sets', async () => {
  await rule('Phones')
  await fire(0)
  h.clock.setMs = -3_600_000
  await fire(4_000)
  const [order, ...more] = started()
  expect(more).toEqual([])
  await end(order!.clipId, order!.folder)
  const rows = await h.prisma.alert.findMany({ orderBy: { frameIndex: 'asc' } })
  expect(rows.map(({ clipAtMs }) => clipAtMs)).toEqual([5_000, 9_000])
  const later = await h.call('alerts.get', admin, { id: rows[1]!.id })
  expect(later.clip).toMatchObject({ alertAtMs: 11_000, startsAt: START - 7_000 })
})

it('is not made by a camera that is told so', async () => {
  await h.call('cameras.update', admin, { id: cameraId, clips: false })
  await rule('Phones')
  await fire(0)
  expect(h.inference.clipOrders).toEqual([])
  expect((await detail()).clip).toBeNull()
  await expect(h.call('clips.play', admin, { id: (await detail()).id })).rejects.toMatchObject({
    code: 'clip_not_found',
  })
})

it('that nothing came of says why, and leaves nothing', async () => {
  await rule('Phones')
  await fire(0)
  const [order] = started()
  await mkdir(order!.folder, { recursive: true })
  h.inference.endClip(order!.clipId, { made: 'nothing', error: 'disk_full' })
  await h.settled()
  expect((await detail()).clip).toMatchObject({ state: 'failed', error: 'disk_full', file: null })
  expect(existsSync(order!.folder)).toBe(false)
})

it('of a server that was killed is taken up at the next start', async () => {
  await rule('Phones')
  await fire(0)
  const [order] = started()
  await mkdir(order!.folder, { recursive: true })
  await writeFile(rawPath(order!.folder), 'nothing that could be played')
  await writeFile(trackPath(order!.folder), '{"size":{"wid')
  await h.restart()
  await h.settled()
  expect((await detail()).clip).toMatchObject({ state: 'failed', error: 'clip_cut' })
  expect(existsSync(order!.folder)).toBe(false)
})

it('of HEVC lies there as it came until somebody looks at it; what cannot be made playable can be tried again', async () => {
  await rule('Phones')
  await fire(0)
  const [{ clipId, folder }] = started() as [ClipOrder]
  await mkdir(folder, { recursive: true })
  await writeFile(rawPath(folder), 'HEVC')
  h.inference.endClip(clipId, { made: 'coded', error: 'clip_changed', ...FILE, firstMs: START - 7_000 })
  await h.settled()
  const { id, clip } = await detail()
  expect(clip).toMatchObject({ state: 'coded', error: null, file: null, alertAtMs: null, startsAt: START - 7_000 })
  await expect(h.call('clips.play', admin, { id })).rejects.toMatchObject({ code: 'clip_state' })
  const viewer = await h.person('viewer')
  await expect(h.call('clips.prepare', await h.person('none'), { id })).rejects.toMatchObject({
    code: 'forbidden',
  })

  const asked: string[] = []
  const workshop = vi.spyOn(h.workshop, 'run').mockImplementation(async (task) => {
    asked.push(task)
    if (asked.length === 1) throw new AppError('disk_full')
    await writeFile(clipPath(folder), 'H.264')
    return { ...FILE, pictures: 374 }
  })
  // Two who look at once: it is made once.
  const both = [admin, viewer].map((who) => h.call('clips.prepare', who, { id }))
  expect(await Promise.all(both)).toEqual([{ state: 'preparing' }, { state: 'preparing' }])
  await h.settled()
  expect((await detail()).clip).toMatchObject({ state: 'coded', error: 'disk_full', file: null })
  await h.call('clips.prepare', viewer, { id })
  await h.settled()
  expect((await detail()).clip).toMatchObject({
    ...{ state: 'ready', error: 'clip_changed', file: { ...FILE, pictures: 374 } },
    ...{ startsAt: START - 7_000, alertAtMs: 7_000 },
  })
  expect(await h.call('clips.prepare', viewer, { id })).toEqual({ state: 'ready' })
  expect(asked).toEqual(['clip', 'clip'])
  workshop.mockRestore()
})

it('of HEVC that was being made playable when the server ended is taken up at the next start', async () => {
  await rule('Phones')
  await fire(0)
  const [{ clipId, folder }] = started() as [ClipOrder]
  await mkdir(folder, { recursive: true })
  await writeFile(rawPath(folder), 'nothing that could be played')
  h.inference.endClip(clipId, { made: 'coded', ...FILE, firstMs: START - 7_000 })
  await h.settled()
  await h.prisma.clip.update({ where: { id: clipId }, data: { state: 'preparing' } })
  await h.restart()
  await h.settled()
  expect((await detail()).clip).toMatchObject({ state: 'failed', error: 'clip_lost' })
  expect(existsSync(folder)).toBe(false)
})

it('that ended while the database was away is stored as it ended, once that is back', async () => {
  const { prisma, gate } = gated(h.prisma)
  const inference = createFakeClips()
  const { dataDir } = h.paths
  const workshop = { run: () => Promise.reject(new Error('nothing is left to do')), close: () => undefined }
  const clips = createClipRecorder({
    ...{ prisma, inference, workshop, dataDir, serverName: 'alone', clock: h.clock },
    log: pino({ level: 'silent' }),
  })
  await clips.start()
  const { id } = clips.fire({ cameraId, steadyMs: START }, { beforeMs: 5_000, afterMs: 10_000 })!
  gate.away = true
  inference.endClip(id, { made: 'clip', ...FILE, firstMs: START - 5_000 })
  await clips.idle()
  expect(await h.prisma.clip.count()).toBe(0)
  gate.away = false
  await clips.look()
  await clips.idle()
  expect(await h.prisma.clip.findMany()).toMatchObject([{ id, state: 'ready', error: null, server: 'alone' }])
  await clips.stop()
})

it('on another server’s disk is said to be there', async () => {
  await rule('Phones')
  await fire(0)
  const [order] = started()
  await h.restart({ serverName: 'there' })
  // Another server's: it is left alone.
  expect((await detail()).clip?.state).toBe('recording')
  await h.prisma.clip.update({ where: { id: order!.clipId }, data: { state: 'ready', file: { ...FILE, leadMs: 0 } } })
  const { id } = await detail()
  await expect(h.call('clips.play', admin, { id })).rejects.toMatchObject({ code: 'clip_elsewhere' })
  await h.restart()
  await expect(h.call('clips.play', admin, { id })).rejects.toMatchObject({ code: 'clip_not_found' })
})

it('can be enhanced by who may see its alert: a picture of it with those around', async () => {
  await rule('Phones')
  await fire(0)
  const [order] = started()
  const source = { kind: 'clip', id: (await detail()).id, atMs: 1_200 } as const
  const needs = { prisma: h.prisma, paths: h.paths, serverName: 'here' }
  await expect(requireSource(needs, admin, source)).rejects.toMatchObject({ code: 'clip_state' })
  await end(order!.clipId, order!.folder)
  await requireSource(needs, await h.person('viewer'), source)
  await expect(requireSource(needs, await h.person('none'), source)).rejects.toMatchObject({ code: 'alert_not_found' })
  const job = { folder: '', most: 9, signal: new AbortController().signal, step: () => undefined }
  expect(await gather(needs as Parameters<typeof gather>[0], source, job)).toEqual({
    kind: 'film',
    file: clipPath(order!.folder),
    atMs: 1_200,
  })
})

it('is pinned by who may handle the alert, with an entry in the audit, and then has no last day', async () => {
  await rule('Phones')
  await fire(0)
  const [order] = started()
  await end(order!.clipId, order!.folder)
  const { id } = await detail()
  await expect(h.call('clips.pin', await h.person('viewer'), { id, pinned: true })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const operator = await h.person('operator')
  expect((await h.call('clips.pin', operator, { id, pinned: true })).clip).toMatchObject({
    pinnedBy: 'operator',
    expiresAt: null,
  })
  // Who pinned it first, did.
  expect((await h.call('clips.pin', admin, { id, pinned: true })).clip?.pinnedBy).toBe('operator')
  expect((await h.call('clips.pin', admin, { id, pinned: false })).clip?.pinnedBy).toBeNull()
  expect(await h.prisma.auditEntry.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
    verb: 'clips.pin',
    before: { pinned: true },
    after: { pinned: false },
  })
})
