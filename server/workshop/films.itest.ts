import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeFilm } from '../../testing/media/make-film'
import { endlessModel } from '../../testing/onnx'
import { createRandom } from '../../testing/onnx/random'
import { workshopProcesses } from '../../testing/workshop-processes'
import type { FilmIndex } from '../contract/film'
import type { ModelSpec } from '../contract/model'
import { openFilm } from '../inference/engine/film/film-reader'
import { makeFilm as makePlayable } from '../inference/engine/film/make-film'
import { inspect } from '../inference/engine/inspect'
import { readChunks, readIndex } from '../inference/film/box-file'
import { readCounts } from '../inference/film/count-file'
import type { AnalyseTask } from '../inference/film/tasks'
import { BEACON_SIZE, beaconAt } from '../inference/sources/calibration-pattern'
import { createWorkshop, type Watch, type Workshop } from './workshop'

const ENTRY = path.resolve('dist/test/engine/workshop.js')
const [WIDTH, HEIGHT] = [640, 384]

let dir: string
let workshop: Workshop
let beacon: ModelSpec
let aborter: AbortController
let progress: number[]
const watch: Watch = {
  get signal() {
    return aborter.signal
  },
  say: (said) => void progress.push(said.progress ?? 0),
}

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-film-'))
  beacon = await specOf('beacon', path.resolve('models/beacon/model.onnx'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))
beforeEach(() => {
  aborter = new AbortController()
  progress = []
  workshop = createWorkshop({ entry: ENTRY, threads: 2, isAlone: () => true })
})
afterEach(() => workshop.close())

async function specOf(id: string, file: string): Promise<ModelSpec> {
  const reply = await inspect(id, file, null)
  if (!('spec' in reply)) throw new Error(JSON.stringify(reply))
  return reply.spec
}

function film(name: string, more: Partial<Parameters<typeof makeFilm>[1]> = {}): string {
  const file = path.join(dir, name)
  makeFilm(file, { width: WIDTH, height: HEIGHT, fps: 25, frames: 60, ...more })
  return file
}

const make = (name: string, target = `${name}.kept.mp4`) =>
  workshop.run('make', { folder: dir, path: name, target: path.join(dir, target) }, watch)
const analyse = (task: AnalyseTask) => workshop.run('analyse', task, watch)

function task(filmFile: string, into: string, more: Partial<AnalyseTask> = {}): AnalyseTask {
  const settings = { intervalMs: 200, confidence: 0.25, iou: 0.45, labels: { beacon: 'u' as const } }
  return { film: filmFile, folder: path.join(dir, into), model: beacon, ...settings, ...more }
}

function picturesOf(file: string): { atMs: number; size: string }[] {
  const reader = openFilm(file)
  const pictures: { atMs: number; size: string }[] = []
  for (let next = reader.next(); next; next = reader.next())
    pictures.push({ atMs: next.atMs, size: `${next.frame.width}x${next.frame.height}` })
  reader.close()
  return pictures
}
const timesOf = (file: string) => picturesOf(file).map(({ atMs }) => atMs)
const everyMs = (step: number, count: number) => Array.from({ length: count }, (_, index) => index * step)

describe('the film that is kept', () => {
  test.each(['mp4', 'mkv', 'mov', 'ts'])('pictures of %s are copied, with their times', async (kind) => {
    film(`film.${kind}`)
    const made = await make(`film.${kind}`)
    expect(made).toEqual({ width: WIDTH, height: HEIGHT, pictures: 60, durationMs: 2_400 })
    const kept = path.join(dir, `film.${kind}.kept.mp4`)
    expect(timesOf(kept)).toEqual(everyMs(40, 60))
    expect(readFileSync(kept).subarray(4, 8).toString()).toBe('ftyp')
  })

  test('what has no times, or another form, is encoded anew', async () => {
    film('raw.h264')
    expect(await make('raw.h264')).toMatchObject({ pictures: 60, durationMs: 2_400 })
    expect(timesOf(path.join(dir, 'raw.h264.kept.mp4'))).toEqual(everyMs(40, 60))
  })

  test('what changes its size midway is encoded anew, in one size', async () => {
    film('changing.ts', { later: { width: 320, height: 240 } })
    expect(await make('changing.ts')).toEqual({ width: WIDTH, height: HEIGHT, pictures: 60, durationMs: 2_400 })
    const size = `${WIDTH}x${HEIGHT}`
    expect(picturesOf(path.join(dir, 'changing.ts.kept.mp4'))).toEqual(everyMs(40, 60).map((atMs) => ({ atMs, size })))
  })

  test('nothing is left of one that cannot be read', async () => {
    writeFileSync(path.join(dir, 'garbage.mp4'), 'not a film at all'.repeat(500))
    await expect(make('garbage.mp4')).rejects.toMatchObject({ code: expect.stringMatching(/^source_/) })
    await expect(make('../outside.mp4')).rejects.toMatchObject({ code: 'source_outside_media' })
    expect(readdirSync(dir).filter((name) => name.startsWith('garbage.mp4.'))).toEqual([])
  })

  test('bombs and lying headers: ten hours are too long, a size that is not true is not believed', async () => {
    // Three pictures, five hours between them: copied, and encoded anew.
    for (const name of ['bomb.mp4', 'bomb.mkv']) film(name, { frames: 3, apart: 5 * 3_600 * 25 })
    await expect(make('bomb.mp4')).rejects.toMatchObject({ code: 'film_too_long' })
    await expect(make('bomb.mkv')).rejects.toMatchObject({ code: 'film_too_long' })
    const bytes = readFileSync(film('lying.mp4'))
    // Width and height of the track's description; its length in milliseconds.
    bytes.writeUInt32BE(0xffff_ffff, bytes.lastIndexOf('avc1') + 28)
    bytes.writeUInt32BE(0x7fff_ffff, bytes.indexOf('mvhd') + 20)
    writeFileSync(path.join(dir, 'lying.mp4'), bytes)
    expect(await make('lying.mp4')).toEqual({ width: WIDTH, height: HEIGHT, pictures: 60, durationMs: 2_400 })
  })

  test('a hundred damaged films: each is read or says why not, and so is the next one', async () => {
    const whole = readFileSync(film('whole.mp4', { width: 160, height: 96, frames: 20 }))
    const random = createRandom(7)
    const outcomes: string[] = []
    for (let number = 0; number < 100; number++) {
      const name = `damaged-${number}.mp4`
      writeFileSync(path.join(dir, name), damage(whole, number, random))
      // All in this process: whatever of them ended it would end this test. Those that are copied are not looked into: some are decoded as they are.
      const tried = async () => {
        if (number % 5 === 0) return picturesOf(path.join(dir, name)).length
        return makePlayable({ folder: dir, path: name, target: path.join(dir, 'damaged.kept') }, async () => undefined)
      }
      outcomes.push(await tried().then(() => 'read', codeOf))
    }
    for (const code of outcomes) expect(code).toMatch(/^(read|source_\w+|film_too_long|too_large)$/)
    expect(outcomes.filter((code) => code === 'read').length).toBeGreaterThan(10)
    expect(outcomes.filter((code) => code !== 'read').length).toBeGreaterThan(10)
    // And a few as the server has them done, side by side.
    const some = [0, 4, 7, 8].map((number) => make(`damaged-${number}.mp4`).then(() => 'read', codeOf))
    for (const code of await Promise.all(some)) expect(code).toMatch(/^(read|source_\w+)$/)
    expect(await make('whole.mp4')).toMatchObject({ pictures: 20 })
  })
})

const codeOf = (error: { code: string }) => error.code

/** Cut off, or with up to forty bytes that are wrong. */
function damage(whole: Buffer, number: number, random: ReturnType<typeof createRandom>): Buffer {
  const bytes = Buffer.from(number % 4 === 0 ? whole.subarray(0, random.below(whole.length)) : whole)
  for (let n = 0; n < 1 + (number % 40) && bytes.length > 0; n++) bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}

describe('what is found in it', () => {
  let kept: string
  beforeAll(() => {
    kept = film('beacon.mp4', { frames: 300 })
  })

  test('every picture has its boxes, those of measured ones are true, and seconds are counted', async () => {
    expect(await analyse(task(kept, 'found'))).toEqual({ measured: 60, mostPeople: 1 })
    const index: FilmIndex = readIndex(path.join(dir, 'found'))
    expect(index).toMatchObject({ width: WIDTH, height: HEIGHT, pictures: 300, labels: [[0, 'beacon']] })
    expect(index.chunks.map(([atMs, picture]) => [atMs, picture])).toEqual([
      [0, 0],
      [10_000, 250],
    ])
    const rows = []
    for await (const chunk of readChunks(path.join(dir, 'found'))) rows.push(...chunk)
    expect(rows.map(([atMs]) => atMs)).toEqual(everyMs(40, 300))
    for (const [number, [, measured, objects]] of rows.entries()) {
      expect(objects).toHaveLength(1)
      const [, , , x1, y1, x2, y2, behaviour, predicted] = objects[0]!
      const { x, y } = beaconAt(number, WIDTH, HEIGHT)
      const off = Math.max(
        ...[x1 - x, y1 - y, x2 - x, y2 - y].map((side) => Math.abs(Math.abs(side) - BEACON_SIZE / 2)),
      )
      expect(behaviour).toBe('u')
      expect(predicted).toBe(measured ? 0 : 1)
      expect(off).toBeLessThan(measured ? 0.2 : 25)
    }
    expect(await readCounts(path.join(dir, 'found'))).toEqual(Array(12).fill([1, 1, 0, 0, 0, 0, 0, 0]))
  })

  test('the same twice, to the byte, however many threads there are', async () => {
    await analyse(task(kept, 'first'))
    const beside = createWorkshop({ entry: ENTRY, threads: 1, isAlone: () => false })
    await beside.run('analyse', task(kept, 'second'), watch)
    for (const name of ['boxes', 'index.json', 'counts.json'])
      expect(readFileSync(path.join(dir, 'second', name)).equals(readFileSync(path.join(dir, 'first', name)))).toBe(
        true,
      )
  })

  test('cancelled, it ends at once', async () => {
    const long = film('long.mp4', { width: 320, height: 192, frames: 1500 })
    const running = analyse(task(long, 'cancelled', { intervalMs: 50 }))
    const outcome = running.catch((error: unknown) => error)
    await expect.poll(() => progress.at(-1) ?? 0, { timeout: 20_000 }).toBeGreaterThan(0)
    const asked = performance.now()
    aborter.abort('cancelled')
    expect(await outcome).toBe('cancelled')
    expect(performance.now() - asked).toBeLessThan(1_000)
  })

  test('killed from outside it says so, and the next one has its turn', async () => {
    const outcome = analyse(task(kept, 'killed', { intervalMs: 50 })).catch((error: unknown) => error)
    await expect.poll(() => progress.length, { timeout: 20_000 }).toBeGreaterThan(0)
    for (const pid of workshopProcesses()) process.kill(pid, 'SIGKILL')
    expect(await outcome).toMatchObject({ code: 'workshop_crashed' })
    expect(await analyse(task(kept, 'killed'))).toEqual({ measured: 60, mostPeople: 1 })
  })

  test('a model that never ends is noticed, one that is no model says so', async () => {
    const file = path.join(dir, 'endless.onnx')
    writeFileSync(file, endlessModel())
    const model = await specOf('endless', file)
    const impatient = createWorkshop({ entry: ENTRY, threads: 1, isAlone: () => true, firstRunMs: 500 })
    await expect(impatient.run('analyse', task(kept, 'endless', { model }), watch)).rejects.toMatchObject({
      code: 'model_stuck',
    })
    writeFileSync(file, 'no model')
    await expect(analyse(task(kept, 'none', { model }))).rejects.toMatchObject({ code: 'model_invalid' })
  })

  test('a place that cannot be written to is an error, and nothing else', async () => {
    mkdirSync(path.join(dir, 'blocked'))
    mkdirSync(path.join(dir, 'blocked/boxes'))
    await expect(analyse(task(kept, 'blocked'))).rejects.toMatchObject({ code: 'internal' })
  })

  test('a disk that is full is said to be: not the film, nor the program', async () => {
    mkdirSync(path.join(dir, 'full'))
    symlinkSync('/dev/full', path.join(dir, 'full/boxes'))
    await expect(analyse(task(kept, 'full'))).rejects.toMatchObject({ code: 'disk_full' })
    for (const name of ['beacon.mp4', 'raw.h264']) {
      symlinkSync('/dev/full', path.join(dir, `${name}.full.part`))
      await expect(make(name, `${name}.full`)).rejects.toMatchObject({ code: 'disk_full' })
      expect(readdirSync(dir)).not.toContain(`${name}.full.part`)
    }
  })
})
