import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filmProcesses } from '../../../testing/film-processes'
import { makeFilm } from '../../../testing/media/make-film'
import { endlessModel } from '../../../testing/onnx'
import type { FilmIndex } from '../../contract/film'
import type { ModelSpec } from '../../contract/model'
import { openFilm } from '../engine/film/film-reader'
import { inspect } from '../engine/inspect'
import { BEACON_SIZE, beaconAt } from '../sources/calibration-pattern'
import { readChunks, readIndex } from './box-file'
import { readCounts } from './count-file'
import { createFilmEngine, type FilmEngine, type FilmRun } from './film-engine'
import type { AnalyseTask } from './messages'

const ENTRY = path.resolve('dist/test/engine/film-main.js')
const [WIDTH, HEIGHT] = [640, 384]

let dir: string
let engine: FilmEngine
let beacon: ModelSpec
let aborter: AbortController
let pictures: number[]
const run: FilmRun = {
  get signal() {
    return aborter.signal
  },
  progress: (count) => void pictures.push(count),
  alone: () => true,
}

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-film-'))
  beacon = await specOf('beacon', path.resolve('models/beacon/model.onnx'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))
beforeEach(() => {
  aborter = new AbortController()
  pictures = []
  engine = createFilmEngine({ entry: ENTRY, threads: 2, firstRunMs: 3_000 })
})
afterEach(() => engine.close())

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
  engine.run({ kind: 'make', folder: dir, path: name, target: path.join(dir, target) }, run)

function task(filmFile: string, into: string, more: Partial<AnalyseTask> = {}): AnalyseTask {
  const settings = { intervalMs: 200, confidence: 0.25, iou: 0.45, labels: { beacon: 'u' as const } }
  return { kind: 'analyse', film: filmFile, folder: path.join(dir, into), model: beacon, ...settings, ...more }
}

function timesOf(file: string): number[] {
  const reader = openFilm(file)
  const times: number[] = []
  for (let next = reader.next(); next; next = reader.next()) times.push(next.atMs)
  reader.close()
  return times
}
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

  test('nothing is left of one that cannot be read', async () => {
    writeFileSync(path.join(dir, 'garbage.mp4'), 'not a film at all'.repeat(500))
    await expect(make('garbage.mp4')).rejects.toMatchObject({ code: expect.stringMatching(/^source_/) })
    await expect(make('../outside.mp4')).rejects.toMatchObject({ code: 'source_outside_media' })
    expect(readdirSync(dir).filter((name) => name.startsWith('garbage.mp4.'))).toEqual([])
  })

  test('a hundred damaged films: each is read or says why not, and so is the next one', async () => {
    const whole = readFileSync(film('whole.mp4', { width: 160, height: 96, frames: 20 }))
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % below
    }
    const outcomes = new Map<string, number>()
    const one = async (number: number) => {
      const bytes = Buffer.from(number % 4 === 0 ? whole.subarray(0, random(whole.length)) : whole)
      for (let n = 0; n < 1 + (number % 40); n++) if (bytes.length > 0) bytes[random(bytes.length)] = random(256)
      writeFileSync(path.join(dir, `damaged-${number}.mp4`), bytes)
      // Those that are copied are not looked into: some are analysed as they are.
      const name = `damaged-${number}.mp4`
      const tried = number % 5 > 0 ? make(name) : engine.run(task(path.join(dir, name), `found-${number}`), run)
      const code = await tried.then(
        () => 'read',
        (error: { code: string }) => error.code,
      )
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
    }
    for (let number = 0; number < 100; number += 4) await Promise.all([0, 1, 2, 3].map((more) => one(number + more)))
    for (const code of outcomes.keys()) expect(code).toMatch(/^(read|source_\w+|film_too_long)$/)
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(100)
    expect(await make('whole.mp4')).toMatchObject({ pictures: 20 })
  })
})

describe('what is found in it', () => {
  let kept: string
  beforeAll(() => {
    kept = film('beacon.mp4', { frames: 300 })
  })

  test('every picture has its boxes, those of measured ones are true, and seconds are counted', async () => {
    expect(await engine.run(task(kept, 'found'), run)).toEqual({ measured: 60, mostPeople: 1 })
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
    await engine.run(task(kept, 'first'), run)
    await createFilmEngine({ entry: ENTRY, threads: 1 }).run(task(kept, 'second'), {
      ...run,
      signal: aborter.signal,
      alone: () => false,
    })
    for (const name of ['boxes', 'index.json', 'counts.json'])
      expect(readFileSync(path.join(dir, 'second', name)).equals(readFileSync(path.join(dir, 'first', name)))).toBe(
        true,
      )
  })

  test('cancelled, it ends at once', async () => {
    const long = film('long.mp4', { frames: 1500 })
    const running = engine.run(task(long, 'cancelled', { intervalMs: 50 }), run)
    const outcome = running.catch((error: unknown) => error)
    await expect.poll(() => pictures.at(-1) ?? 0, { timeout: 20_000 }).toBeGreaterThan(0)
    const asked = performance.now()
    aborter.abort('cancelled')
    expect(await outcome).toBe('cancelled')
    expect(performance.now() - asked).toBeLessThan(1_000)
  })

  test('killed from outside it says so, and the next one has its turn', async () => {
    const outcome = engine.run(task(kept, 'killed', { intervalMs: 50 }), run).catch((error: unknown) => error)
    await expect.poll(() => pictures.length, { timeout: 20_000 }).toBeGreaterThan(0)
    for (const pid of filmProcesses()) process.kill(pid, 'SIGKILL')
    expect(await outcome).toMatchObject({ code: 'engine_down' })
    expect(await engine.run(task(kept, 'killed'), run)).toEqual({ measured: 60, mostPeople: 1 })
  })

  test('a model that never ends is noticed, one that is no model says so', async () => {
    const file = path.join(dir, 'endless.onnx')
    writeFileSync(file, endlessModel())
    const model = await specOf('endless', file)
    await expect(engine.run(task(kept, 'endless', { model }), run)).rejects.toMatchObject({ code: 'model_stuck' })
    writeFileSync(file, 'no model')
    await expect(engine.run(task(kept, 'none', { model }), run)).rejects.toMatchObject({ code: 'model_invalid' })
  })

  test('a place that cannot be written to is an error, and nothing else', async () => {
    mkdirSync(path.join(dir, 'blocked'))
    mkdirSync(path.join(dir, 'blocked/boxes'))
    await expect(engine.run(task(kept, 'blocked'), run)).rejects.toMatchObject({ code: 'internal' })
  })
})
