import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVERY_PICTURE_FPS } from '../server/inference/engine/film/film-camera'
import { readChunks } from '../server/inference/film/box-file'
import { readCounts } from '../server/inference/film/count-file'
import { rounded } from '../server/inference/frame-object'
import type { EngineFrame, EngineObject } from '../server/inference/messages'
import { createWorkshop } from '../server/workshop/workshop'
import { type Rig, startRig } from '../testing/media/inference-rig'
import { truthPathOf } from './film'
import { CAMERA_DEFAULTS, measureFilm } from './measure'
import { type Model, readMetrics, readModel } from './model'
import { runFilm } from './pipeline'
import { writeBeaconFilm, writeBeaconModel } from './testing/beacon'
import type { TruthFile } from './truth'

const FRAMES = 100
const WORKSHOP_ENTRY = path.resolve('dist/test/engine/workshop.js')

let dir: string
let film: string
let model: Model
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'sightline-accuracy-'))
  film = writeBeaconFilm(dir, FRAMES)
  model = await readModel(writeBeaconModel(dir))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('a film of the beacon, whose truth is known exactly', () => {
  it('scores what a perfect model must score', async () => {
    const { scores } = await measureFilm({ film, truth: truthPathOf(film), model, settings: { intervalMs: 100 } })
    expect(scores.map50).toBe(1)
    expect(scores.perBehaviour.u).toEqual({ ap50: 1, boxes: scores.frames.measured })
    expect(scores.perBehaviour.p).toEqual({ ap50: null, boxes: 0 })
    // The first inference gives no id yet, and carried boxes are a little off where the beacon turns.
    expect(scores.tracks.idf1).toBeGreaterThan(0.97)
    expect(scores.tracks.hota).toBeGreaterThan(0.8)
    expect(scores.tracks.switches).toBe(0)
    expect(scores.counts.mean).toBe(0)
    expect(scores.frames.minutes * 60_000).toBeCloseTo(4_000, 6)
  })

  it('goes by the film: the same run gives the same objects', async () => {
    const settings = { ...CAMERA_DEFAULTS, labels: model.labels }
    const [first] = await runFilm(film, model.spec, settings)
    expect(first?.times).toEqual(Array.from({ length: FRAMES }, (_, index) => index * 40))
    expect(first?.shown.filter(({ found }) => found).length).toBe(FRAMES / 5)
    expect(await runFilm(film, model.spec, settings)).toEqual([first])
  })
})

describe('says what is wrong with', () => {
  const cases: [name: string, change: (truth: TruthFile) => TruthFile, words: string][] = [
    [
      'a truth of another film',
      (truth) => ({ ...truth, film: { ...truth.film, sha256: '0'.repeat(64) } }),
      'has sha256 0000',
    ],
    ['a truth of another size', (truth) => ({ ...truth, film: { ...truth.film, width: 1280 } }), 'it is 1280x384 px'],
    [
      'a truth that ends early',
      (truth) => ({ ...truth, film: { ...truth.film, frames: 9 }, frames: truth.frames.slice(0, 9) }),
      'it has 9 pictures, the film 10',
    ],
  ]
  it.each(cases)('%s', async (_, change, words) => {
    const wrong = writeBeaconFilm(mkdtempSync(path.join(dir, 'wrong-')), 10, change)
    await expect(measureFilm({ film: wrong, truth: truthPathOf(wrong), model })).rejects.toThrow(words)
  })

  it('a film that is not there', async () => {
    const truth = truthPathOf(film)
    await expect(measureFilm({ film: path.join(dir, 'other.mp4'), truth, model })).rejects.toThrow('there is no film')
  })

  it('a model with other metrics, or with another file than the manifest says', async () => {
    const own = mkdtempSync(path.join(dir, 'wrong-'))
    expect(() => readMetrics(writeBeaconModel(own, { 'real.head_ap50': 0.5 }))).toThrow('real.down_ap50')
    const folder = writeBeaconModel(own)
    writeFileSync(path.join(folder, 'model.onnx'), 'garbage')
    await expect(readModel(folder)).rejects.toThrow('cannot be used: model_checksum')
  })
})

it('an analysed film has exactly what the pass finds in it, and counts it', async () => {
  const settings = { ...CAMERA_DEFAULTS, labels: model.labels, pictureFps: EVERY_PICTURE_FPS }
  const [expected] = await runFilm(film, model.spec, settings)
  const workshop = createWorkshop({ entry: WORKSHOP_ENTRY, threads: 2, isAlone: () => true })
  const folder = path.join(dir, 'analysed')
  const signal = new AbortController().signal
  await workshop.run('analyse', { ...settings, film, folder, model: model.spec }, { signal, say: () => undefined })
  const rows = []
  for await (const chunk of readChunks(folder)) rows.push(...chunk)
  const brief = expected?.shown.map(({ atMs, objects, found }) => [
    atMs,
    found ? 1 : 0,
    objects.map(({ trackId, box, behaviour, predicted }) => [trackId, ...sides(box), behaviour, predicted ? 1 : 0]),
  ])
  expect(
    rows.map(([atMs, measured, objects]) => [atMs, measured, objects.map(([id, , , ...rest]) => [id, ...rest])]),
  ).toEqual(brief)
  const people = (await readCounts(folder)).map((row) => row?.[0])
  expect(people).toEqual([24, 49, 74, 99].map((index) => expected?.shown[index]?.objects.length))
})
const sides = ({ x1, y1, x2, y2 }: EngineObject['box']) => [x1, y1, x2, y2].map((side) => rounded(side, 1))

describe('beside the engine', () => {
  let rig: Rig
  beforeAll(async () => {
    rig = await startRig()
  })
  afterAll(() => rig.close())

  it('finds and carries in each frame exactly what the engine does', async () => {
    const settings = { ...CAMERA_DEFAULTS, intervalMs: 50, pictureFps: 25, labels: model.labels }
    const shown = (await runFilm(film, model.spec, settings))[0]!.shown
    const expected = new Map(shown.map((frame) => [frame.index, frame]))
    const source = { kind: 'file', path: path.basename(film) } as const
    rig.inference.startCamera(
      rig.camera({ id: 'film', source, mediaDir: dir, model: model.spec, labels: model.labels, pictureFps: 25 }),
    )
    const measuredInBoth = ({ frameId, measured }: { frameId: number; measured: boolean }) =>
      measured && (expected.get(frameId)?.found ?? null) !== null
    /** Carried in both, from the frame before, which was measured in both. */
    const carriedInBoth = (frames: EngineFrame[], place: number) => {
      const [before, frame] = [frames[place - 1], frames[place]]
      const inFilm = frame && expected.get(frame.frameId)
      return (
        before?.frameId === (frame?.frameId ?? 0) - 1 && measuredInBoth(before) && !frame?.measured && !inFilm?.found
      )
    }
    const frames: EngineFrame[] = []
    const off = rig.inference.onFrame((frame) => frames.push(frame))
    await rig.frame(({ frameId }) => frameId >= FRAMES)
    off()
    rig.inference.stopCamera('film')
    const same = frames.filter((frame, place) => measuredInBoth(frame) || carriedInBoth(frames, place))
    const brief = (objects: EngineObject[] | undefined) =>
      objects?.map(({ box, behaviour, predicted }) => ({ box, behaviour, predicted }))
    for (const { frameId, objects } of same) expect(brief(objects)).toEqual(brief(expected.get(frameId)?.objects))
    expect(same.filter(({ measured }) => measured).length).toBeGreaterThanOrEqual(10)
  })
})
