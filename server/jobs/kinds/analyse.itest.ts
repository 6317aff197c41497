/** Films as jobs, on a real database and the real child process; the model finds the beacon of test films exactly. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeFilm } from '../../../testing/media/make-film'
import { workshopProcesses } from '../../../testing/workshop-processes'
import type { FilmDraftInput, FilmView } from '../../contract/film'
import { WEEKDAYS } from '../../contract/schedule'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import { clipPath } from '../../inference/clip/folder'
import { inspect } from '../../inference/engine/inspect'
import { clipFolder } from '../../services/clips/folder'
import { filmFolder, filmPath } from '../../services/films/folder'
import { draft, type Harness, openHarness, START, WORKSHOP_ENTRY } from '../../services/testing/harness'
import { putAlert } from '../../services/testing/put-alert'
import { createWorkshop, type Workshop } from '../../workshop/workshop'
import { removeFilms, sweepFilms } from '../retention/films'

/** The processes are of the least claim: on a busy machine they get what is left over. */
const PATIENCE_MS = 120_000
vi.setConfig({ testTimeout: 3 * PATIENCE_MS })
const NEVER = new AbortController().signal

let h: Harness
let real: Workshop
/** What the jobs have: the real one, unless a test takes its place. */
let workshop: Workshop
let admin: Principal
let bytes: Buffer

beforeAll(async () => {
  h = await openHarness()
  real = createWorkshop({ entry: WORKSHOP_ENTRY, threads: 2, isAlone: () => true })
  h.inference.inspect = (id, file) => inspect(id, file, null)
  await h.restart({
    workshop: { run: (task, input, watch) => workshop.run(task, input, watch), close: () => undefined },
    paths: { ...h.paths, shippedModelsDir: path.resolve('models') },
  })
  const file = path.join(h.paths.mediaDir, 'beacon.mp4')
  makeFilm(file, { width: 640, height: 384, frames: 75 })
  makeFilm(path.join(h.paths.mediaDir, 'long.mp4'), { width: 640, height: 384, frames: 2_000 })
  bytes = readFileSync(file)
})
afterAll(async () => {
  await h?.close()
  real?.close()
})
beforeEach(async () => {
  await h.empty()
  workshop = real
  admin = await h.person('admin')
})

const settings = { modelId: 'beacon' }
const media = (name: string): FilmDraftInput => ({
  ...{ name: 'Room 1, Monday', place: 'Room 1', startsAt: Date.UTC(2031, 0, 6, 8) },
  ...{ source: { kind: 'media', path: name }, settings },
})
const until = async (who: Principal, id: string, state: FilmView['state']) => {
  await expect.poll(async () => (await h.call('films.get', who, { id })).state, { timeout: PATIENCE_MS }).toBe(state)
  return h.call('films.get', who, { id })
}
async function* parts(...all: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all
}

describe('a film of the media folder', () => {
  test('is made playable and analysed; what was found is there by the second and by the picture', async () => {
    const { id, state } = await h.call('films.create', admin, media('beacon.mp4'))
    expect(['queued', 'running']).toContain(state)
    const film = await until(admin, id, 'ready')
    expect(film).toMatchObject({
      file: { width: 640, height: 384, pictures: 75, durationMs: 3_000 },
      figures: { measured: 15, mostPeople: 1 },
      job: { state: 'done', attempt: 1 },
      error: null,
    })
    expect(await h.call('films.counts', admin, { id })).toEqual(Array(3).fill([1, 1, 0, 0, 0, 0, 0, 0]))
    const csv = Buffer.from((await h.call('films.csv', admin, { id })).bytes).toString()
    expect(csv.split('\r\n')[3]).toBe('2031-01-06T08:00:02.000Z,2,1,1,0,0,0,0,0,0')
    expect((await h.call('films.index', admin, { id })).chunks).toHaveLength(1)
    expect(await h.call('films.play', admin, { id })).toEqual({ path: filmPath(h.paths.dataDir, id) })
  })

  test('analysed again it has other results in the place of the first; a failure leaves those of before', async () => {
    const { id } = await h.call('films.create', admin, media('beacon.mp4'))
    const first = await until(admin, id, 'ready')
    await h.call('films.analyse', admin, { id, settings: { ...settings, intervalMs: 1_000 } })
    await expect
      .poll(async () => (await h.call('films.get', admin, { id })).figures?.measured, { timeout: PATIENCE_MS })
      .toBe(3)
    const { job } = await until(admin, id, 'ready')
    expect(readdirSync(filmFolder(h.paths.dataDir, id)).sort()).toEqual([job?.id, 'film.mp4'].sort())
    expect(job?.id).not.toBe(first.job?.id)
    workshop = { ...real, run: () => Promise.reject(new AppError('model_stuck')) }
    await h.call('films.analyse', admin, { id })
    const failed = await until(admin, id, 'failed')
    expect(failed).toMatchObject({ error: { code: 'model_stuck', stage: 'load_model' }, figures: { measured: 3 } })
    expect(await h.call('films.counts', admin, { id })).toHaveLength(3)
  })

  test('that cannot be read fails once with its stage, and the next one has its turn', async () => {
    const bad = await h.call('films.create', admin, media('nowhere.mp4'))
    const good = await h.call('films.create', admin, media('beacon.mp4'))
    await until(admin, good.id, 'ready')
    expect(await h.call('films.get', admin, { id: bad.id })).toMatchObject({
      state: 'failed',
      error: { code: 'source_not_found', stage: 'preprocess' },
      job: { attempt: 1 },
    })
  })
})

const RULE = {
  name: 'Up',
  condition: { kind: 'behaviour_count' as const, params: { behaviour: 'u' as const, minCount: 1 } },
  ...{ forMs: 1_000, cooldownMs: 60_000, severity: 'info' as const },
}

describe('rules', () => {
  test('see at once what was found, and look again after each analysis; nothing of it is an alert of a camera', async () => {
    const { id } = await h.call('films.create', admin, media('beacon.mp4'))
    await until(admin, id, 'ready')
    expect(await h.call('films.alerts', admin, { id })).toEqual([])
    const seen = [
      {
        ...{ atMs: 1_000, ruleName: 'Up', severity: 'info', forMs: 1_000, heldMs: 1_000 },
        cause: { ...RULE.condition, facts: { count: 1 } },
        lesson: null,
      },
    ]
    expect(await h.call('films.setRules', admin, { id, rules: [RULE] })).toEqual(seen)
    expect(await h.call('films.alerts', admin, { id })).toEqual(seen)
    await h.call('films.analyse', admin, { id, settings: { ...settings, intervalMs: 1_000 } })
    await until(admin, id, 'ready')
    expect(await h.call('films.alerts', admin, { id })).toEqual(seen)
    // The film's own time says which lesson that was, by the timetable of its place.
    const lesson = { name: 'Physics', days: [...WEEKDAYS], from: '07:30', to: '08:15' }
    const timetable = { timeZone: 'UTC', periods: [lesson], exceptions: [], quiet: [] }
    await h.call('schedules.create', admin, { name: 'Lessons', place: 'Room 1', lessons: true, timetable })
    expect(await h.call('films.alerts', admin, { id })).toMatchObject([{ atMs: 1_000, lesson: 'Physics' }])
    expect((await h.call('films.get', admin, { id })).lessons).toEqual(['Physics'])
    expect((await h.call('films.update', admin, { id, place: 'Room 2' })).lessons).toEqual([])
    expect(await h.call('films.setRules', admin, { id, rules: [] })).toEqual([])
    expect(await h.prisma.alert.count()).toBe(0)
  })
})

describe('a film that is sent', () => {
  const create = (size = bytes.length) =>
    h.call('films.create', admin, { ...media(''), source: { kind: 'upload', bytes: size } })
  const send = (id: string, offset: number, ...all: Uint8Array[]) =>
    h.call('films.receive', admin, { id, offset }, { body: parts(...all) })

  test('in parts, the line cut in between, is analysed when the last has come', async () => {
    const { id, state } = await create()
    expect(state).toBe('receiving')
    await send(id, 0, bytes.subarray(0, 1_000))
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(1_000, 1_500)
      throw new Error('the line was cut')
    }
    await expect(h.call('films.receive', admin, { id, offset: 1_000 }, { body: cut() })).rejects.toThrow(
      'the line was cut',
    )
    const { received } = await h.call('films.get', admin, { id })
    expect(received).toBeGreaterThanOrEqual(1_000)
    await expect(send(id, 0, bytes)).rejects.toMatchObject({ code: 'upload_state' })
    await expect(h.call('films.analyse', admin, { id })).rejects.toMatchObject({ code: 'film_state' })
    await send(id, received, bytes.subarray(received))
    expect((await until(admin, id, 'ready')).file?.pictures).toBe(75)
    expect(readdirSync(filmFolder(h.paths.dataDir, id))).not.toContain('upload')
    await expect(send(id, 0, bytes)).rejects.toMatchObject({ code: 'film_state' })
  })

  test('more than was said is refused, and what is no film; garbage fails with its stage', async () => {
    const { id } = await create(100)
    await expect(send(id, 0, Buffer.from('%PDF-1.7 and so on'))).rejects.toMatchObject({ code: 'film_unknown' })
    await expect(send(id, 0, bytes)).rejects.toMatchObject({ code: 'too_large' })
    const { received } = await h.call('films.get', admin, { id })
    await send(id, received, Buffer.alloc(100 - received, 1))
    expect((await until(admin, id, 'failed')).error).toEqual({ code: 'source_broken', stage: 'preprocess' })
  })

  test('there is room for so much and no more', async () => {
    const size = 8 * 1024 ** 3
    await h.prisma.film.createMany({
      data: Array.from({ length: 6 }, () => ({
        ...{ name: 'x', place: '', startsAt: new Date(0), settings, ownerId: admin.userId, ownerName: '' },
        source: { kind: 'upload', bytes: size },
      })),
    })
    await expect(create(size)).rejects.toMatchObject({ code: expect.stringMatching(/^(films_full|disk_full)$/) })
    await h.prisma.film.updateMany({
      data: { file: { width: 1, height: 1, pictures: 1, durationMs: 1, bytes: size * 2 } },
    })
    await expect(create(1)).rejects.toMatchObject({ code: 'films_full' })
  })
})

describe('stopped', () => {
  test('by whoever began it: at once, and it can be analysed anew', async () => {
    const { id, job } = await h.call('films.create', admin, {
      ...media('long.mp4'),
      settings: { ...settings, intervalMs: 50 },
    })
    await expect
      .poll(async () => (await h.call('films.get', admin, { id })).job?.progress, { timeout: PATIENCE_MS })
      .toBeGreaterThan(0.1)
    await expect(h.call('films.analyse', admin, { id })).rejects.toMatchObject({ code: 'film_state' })
    await expect(h.call('jobs.start', admin, { kind: 'analyse', input: { filmId: id } })).rejects.toMatchObject({
      code: 'film_state',
    })
    const asked = performance.now()
    await h.call('jobs.cancel', admin, { id: job?.id ?? '' })
    expect((await until(admin, id, 'idle')).error).toBeNull()
    expect(performance.now() - asked).toBeLessThan(2_000)
    expect(readdirSync(filmFolder(h.paths.dataDir, id))).toEqual(['film.mp4'])
  })

  test('by removing the film: nothing is left of it', async () => {
    const { id } = await h.call('films.create', admin, {
      ...media('long.mp4'),
      settings: { ...settings, intervalMs: 50 },
    })
    await expect
      .poll(async () => (await h.call('films.get', admin, { id })).job?.progress, { timeout: PATIENCE_MS })
      .toBeGreaterThan(0.1)
    await h.call('films.remove', admin, { id })
    await expect.poll(() => existsSync(filmFolder(h.paths.dataDir, id)), { timeout: PATIENCE_MS }).toBe(false)
    await expect.poll(() => h.prisma.job.count({ where: { state: 'running' } }), { timeout: PATIENCE_MS }).toBe(0)
    expect(existsSync(filmFolder(h.paths.dataDir, id))).toBe(false)
    await expect(h.call('films.get', admin, { id })).rejects.toMatchObject({ code: 'film_not_found' })
  })

  test('by kill -9 of its process: it begins again, and says which attempt it is', async () => {
    await expect.poll(workshopProcesses, { timeout: PATIENCE_MS }).toEqual([])
    const { id } = await h.call('films.create', admin, {
      ...media('beacon.mp4'),
      settings: { ...settings, intervalMs: 200 },
    })
    await expect.poll(workshopProcesses, { timeout: PATIENCE_MS, interval: 5 }).not.toEqual([])
    for (const pid of workshopProcesses()) process.kill(pid, 'SIGKILL')
    expect(await until(admin, id, 'ready')).toMatchObject({
      job: { attempt: 2 },
      figures: { measured: 15 },
      error: null,
    })
  })
})

describe('the clip of an alert', () => {
  test('is analysed as a film, and had by who is operator of its camera', async () => {
    const camera = await h.call('cameras.create', admin, draft({ place: 'Hall' }))
    const clipId = '01990000-0000-7000-8000-0000000000c1'
    await mkdir(clipFolder(h.paths.dataDir, clipId), { recursive: true })
    await writeFile(clipPath(clipFolder(h.paths.dataDir, clipId)), bytes)
    await h.prisma.clip.create({
      data: { id: clipId, cameraId: camera.id, server: 'alone', state: 'ready', startsAt: new Date(START) },
    })
    const alert = await putAlert(h.prisma, {
      ...{ cameraId: camera.id, cameraName: 'Hall', cameraPlace: 'Hall', ruleName: 'r', kind: 'behaviour_count' },
      ...{ severity: 'info', raisedAt: new Date(START), frameIndex: 1, params: {}, facts: {}, forMs: 0, clipId },
    })
    const create = (who: Principal) =>
      h.call('films.create', who, { ...media(''), place: 'Hall', source: { kind: 'clip', id: alert.id } })
    const scope = { cameraId: camera.id }
    const grants = (level: 'viewer' | 'operator') => [{ level, scope }, ROOM]
    const teacher = await h.person('none')
    await expect(create({ ...teacher, grants: [ROOM] })).rejects.toMatchObject({ code: 'alert_not_found' })
    await expect(create({ ...teacher, grants: grants('viewer') })).rejects.toMatchObject({ code: 'forbidden' })
    const operator = { ...teacher, grants: grants('operator') }
    const { id } = await create(operator)
    expect(await until(operator, id, 'ready')).toMatchObject({
      ...{ file: { pictures: 75 }, figures: { measured: 15 }, source: { kind: 'clip', id: alert.id } },
    })
    // Said to be of another place, it is still of that camera.
    await h.call('films.update', operator, { id, place: 'Room 1' })
    for (const fewer of [[ROOM], grants('viewer')]) {
      expect(await h.call('films.list', { ...teacher, grants: fewer }, {})).toEqual([])
      const analyse = h.call('jobs.start', { ...teacher, grants: fewer }, { kind: 'analyse', input: { filmId: id } })
      await expect(analyse).rejects.toMatchObject({ code: 'film_not_found' })
    }
    expect(await h.call('films.list', operator, {})).toHaveLength(1)
    await h.call('cameras.remove', admin, { id: camera.id })
    expect(await h.call('films.list', operator, {})).toEqual([])
    expect(await h.call('films.list', admin, {})).toHaveLength(1)
  })

  test('that is not there any more when its turn comes fails with its stage', async () => {
    const id = '01990000-0000-7000-8000-0000000000f1'
    const source = { kind: 'clip', id: '01990000-0000-7000-8000-0000000000a1' }
    const own = { ownerId: admin.userId, ownerName: '', cameraPlace: 'Hall', place: 'Hall' }
    await h.prisma.film.create({ data: { id, name: 'x', startsAt: new Date(START), settings, source, ...own } })
    await h.call('films.analyse', admin, { id })
    expect((await until(admin, id, 'failed')).error).toEqual({ code: 'clip_not_found', stage: 'preprocess' })
  })
})
const ROOM = { level: 'operator' as const, scope: { place: 'Room 1' } }

describe('who has a film', () => {
  test('its owner as long as they are operator of its place, and administrators', async () => {
    const teacher = {
      ...(await h.person('none')),
      grants: [{ level: 'operator' as const, scope: { place: 'Room 1' } }],
    }
    const source = { kind: 'demo' as const }
    const { id } = await h.call('films.create', teacher, { ...media(''), source })
    const may = async (who: Principal) =>
      h.call('films.list', who, {}).then(
        (list) => list.map((film) => film.id),
        (error) => error.code,
      )
    expect(await may(teacher)).toEqual([id])
    expect(await may(admin)).toEqual([id])
    expect(await may(await h.person('operator'))).toEqual([])
    expect(await may(await h.person('viewer'))).toBe('forbidden')
    const moved = { ...teacher, grants: [{ level: 'operator' as const, scope: { place: 'Room 2' } }] }
    expect(await may(moved)).toEqual([])
    await expect(h.call('films.remove', moved, { id })).rejects.toMatchObject({ code: 'film_not_found' })
    await expect(
      h.call('jobs.start', await h.person('operator'), { kind: 'analyse', input: { filmId: id } }),
    ).rejects.toMatchObject({ code: 'film_not_found' })
    await expect(h.call('films.create', moved, { ...media(''), source })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(h.call('films.create', teacher, media('beacon.mp4'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(h.call('films.update', teacher, { id, place: 'Room 2' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await h.call('films.update', teacher, { id, name: 'Tuesday' })).toMatchObject({ name: 'Tuesday' })
  })
})

test('films go after their days, with their files; what no row names goes too', async () => {
  const { id } = await h.call('films.create', admin, media('beacon.mp4'))
  await until(admin, id, 'ready')
  const c = { prisma: h.prisma, paths: h.paths, clock: h.clock }
  // Of a film that somebody removed at another server, or of a server on a wrong, empty database.
  const unnamed = filmFolder(h.paths.dataDir, '01990000-0000-4000-8000-0000000000aa')
  await mkdir(unnamed, { recursive: true })
  const earlier = new Date(h.clock.now() - 1)
  await utimes(unnamed, h.clock.now() / 1000, h.clock.now() / 1000)
  expect(await removeFilms(c, earlier, NEVER)).toBe(0)
  expect(await sweepFilms(c, null, NEVER)).toBe(0)
  expect(existsSync(unnamed)).toBe(true)
  expect(await removeFilms(c, new Date(h.clock.now() + 1), NEVER)).toBe(1)
  expect([unnamed, filmFolder(h.paths.dataDir, id)].map((folder) => existsSync(folder))).toEqual([false, false])
})
