/** Copies of clips with boxes burned in, on a real database and the real child process; each picture of the clip tells its number. */
import { mkdirSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeFilm } from '../../../testing/media/make-film'
import { workshopProcesses } from '../../../testing/workshop-processes'
import { exportResult } from '../../contract/clip'
import type { Principal } from '../../contract/user'
import { clipPath } from '../../inference/clip/folder'
import { openFilm } from '../../inference/engine/film/film-reader'
import { createBoxWriter } from '../../inference/film/box-file'
import { BEACON_SIZE, beaconAt, readCode } from '../../inference/sources/calibration-pattern'
import { clipFolder } from '../../services/clips/folder'
import { draft, type Harness, openHarness, START } from '../../services/testing/harness'
import { putAlert } from '../../services/testing/put-alert'
import { jobFolder } from '../../services/workshop/folder'

const [WIDTH, HEIGHT] = [640, 384]
/** From the beacon's edge to that of the box, pixels. */
const MARGIN = 5
/** The process is of the least claim: on a busy machine it gets what is left over. */
const PATIENCE_MS = 120_000
vi.setConfig({ testTimeout: 3 * PATIENCE_MS })

let h: Harness
let admin: Principal

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  admin = await h.person('admin')
})

/** An alert with a clip of so many pictures; whoever was found is around the beacon. */
async function alertWithClip(frames: number): Promise<string> {
  const camera = await h.call('cameras.create', admin, draft({ name: 'Hall', place: 'West' }))
  const clipId = `01990000-0000-7000-8000-${String(frames).padStart(12, '0')}`
  const folder = clipFolder(h.paths.dataDir, clipId)
  mkdirSync(folder, { recursive: true })
  makeFilm(clipPath(folder), { width: WIDTH, height: HEIGHT, frames })
  const boxes = createBoxWriter(folder)
  for (let n = 0; n < frames; n++) boxes.add(n * 40, true, [{ ...SOMEBODY, box: boxAt(n) }])
  boxes.finish({ width: WIDTH, height: HEIGHT, pictures: frames })
  boxes.close()
  const own = { cameraId: camera.id, state: 'ready' as const, startsAt: new Date(START) }
  await h.prisma.clip.create({ data: { id: clipId, server: 'alone', ...own } })
  const alert = await putAlert(h.prisma, {
    ...{ cameraId: camera.id, cameraName: 'Hall', cameraPlace: 'West', ruleName: 'r', kind: 'behaviour_count' },
    ...{ severity: 'info', raisedAt: new Date(START), frameIndex: 7, params: {}, facts: {}, forMs: 0, clipId },
  })
  return alert.id
}
const SOMEBODY = { trackId: 3, classId: 0, label: 'x', confidence: 0.9, behaviour: 'u', predicted: false } as const
function boxAt(number: number) {
  const { x, y } = beaconAt(number, WIDTH, HEIGHT)
  const half = BEACON_SIZE / 2 + MARGIN
  return { x1: x - half, y1: y - half, x2: x + half, y2: y + half }
}
const row = (id: string) => h.prisma.job.findUniqueOrThrow({ where: { id } })
const until = (id: string, state: string) =>
  expect.poll(async () => (await row(id)).state, { timeout: PATIENCE_MS, interval: 50 }).toBe(state)
const working = (id: string) =>
  expect.poll(async () => (await row(id)).progress, { timeout: PATIENCE_MS, interval: 50 }).toBeGreaterThan(0.02)

test('each picture has its own box where it belongs, and says whose it is; an entry of the audit says who took it', async () => {
  const id = await alertWithClip(75)
  const viewer = await h.person('viewer')
  const elsewhere = { level: 'viewer' as const, scope: { place: 'East' } }
  const stranger = h.call('clips.export', { ...(await h.person('none')), grants: [elsewhere] }, { id })
  await expect(stranger).rejects.toMatchObject({ code: 'alert_not_found' })
  const job = await h.call('clips.export', viewer, { id })
  expect(await h.prisma.auditEntry.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
    ...{ verb: 'clips.export', target: `alert:${id}`, after: { job: job.id } },
  })
  await until(job.id, 'done')
  const { path } = await h.call('clips.exported', viewer, { id: job.id })
  expect(exportResult.parse((await row(job.id)).result)).toMatchObject({
    ...{ width: WIDTH, height: HEIGHT, pictures: 75, durationMs: 3_000 },
  })
  const film = openFilm(path)
  let pictures = 0
  for (let next = film.next(); next !== null; next = film.next()) {
    const [luma = Buffer.alloc(0), cb = Buffer.alloc(0), cr = Buffer.alloc(0)] = next.frame.data ?? []
    const [stride = 0, colours = 0] = next.frame.linesize
    const number = readCode(luma, stride, WIDTH)
    expect(number).toBe(pictures++)
    expect(next.atMs).toBeCloseTo(number * 40, 1)
    const { x1, y1, x2, y2 } = boxAt(number)
    const isColoured = (x: number, y: number) => {
      const at = (y >> 1) * colours + (x >> 1)
      return Math.abs((cb[at] ?? 128) - 128) + Math.abs((cr[at] ?? 128) - 128) > 24
    }
    // The room is grey: along the middle of the box its edges are the first and the last that have a colour.
    const [middle, column] = [Math.round((y1 + y2) / 2), Math.round((x1 + x2) / 2)]
    const across = Array.from({ length: WIDTH }, (_, x) => x).filter((x) => isColoured(x, middle))
    // Without a box it would be 5 px off, one picture earlier or later 6.
    expect(Math.abs((across[0] ?? 0) - Math.max(0, x1))).toBeLessThanOrEqual(3)
    expect(Math.abs((across.at(-1) ?? 0) - x2)).toBeLessThanOrEqual(3)
    expect(isColoured(column, Math.round(y2))).toBe(true)
    // Camera and time, bright on a dark ground at the bottom.
    const caption = luma.subarray((HEIGHT - 9) * stride, (HEIGHT - 9) * stride + 200)
    expect(Math.max(...caption)).toBeGreaterThan(180)
    expect(Math.min(...caption)).toBeLessThan(60)
  }
  film.close()
  expect(pictures).toBe(75)
  // Neither somebody else's, nor of a camera that one may not see any more.
  const other = h.call('clips.exported', await h.person('viewer'), { id: job.id })
  await expect(other).rejects.toMatchObject({ code: 'job_not_found' })
  const blind = h.call('clips.exported', { ...viewer, role: 'none' }, { id: job.id })
  await expect(blind).rejects.toMatchObject({ code: 'alert_not_found' })
  const again = { kind: 'export', input: { title: 'x', alertId: id, locale: 'en' } }
  await expect(h.call('jobs.start', { ...viewer, role: 'none' }, again)).rejects.toMatchObject({
    code: 'alert_not_found',
  })
  await h.call('jobs.remove', viewer, { id: job.id })
  await expect(h.call('clips.exported', viewer, { id: job.id })).rejects.toMatchObject({ code: 'job_not_found' })
  expect(() => readdirSync(jobFolder(h.paths.dataDir, job.id))).toThrow('ENOENT')
})

test('cancelled it ends within a second and gives nothing; killed it begins again', async () => {
  const id = await alertWithClip(200)
  const first = await h.call('clips.export', admin, { id })
  await working(first.id)
  const asked = performance.now()
  await h.call('jobs.cancel', admin, { id: first.id })
  await until(first.id, 'cancelled')
  expect(performance.now() - asked).toBeLessThan(2_000)
  await expect(h.call('clips.exported', admin, { id: first.id })).rejects.toMatchObject({ code: 'result_gone' })
  const second = await h.call('clips.export', admin, { id })
  await working(second.id)
  for (const pid of workshopProcesses()) process.kill(pid, 'SIGKILL')
  await until(second.id, 'done')
  expect(await row(second.id)).toMatchObject({ attempt: 2, error: null, result: { pictures: 200 } })
})
