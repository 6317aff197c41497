/** Clips as the engine makes them: the camera's own pictures, and in each of them the boxes of that very picture. */
import { existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Rig, startRig } from '../../testing/media/inference-rig'
import { makeFilm } from '../../testing/media/make-film'
import { startMjpegCamera } from '../../testing/media/mjpeg-camera'
import { readFilm } from '../../testing/media/read-film'
import { beaconModel } from '../../testing/onnx'
import { readCodedFilm } from '../../testing/rtsp/coded-film'
import { type NodeCamera, startNodeCamera } from '../../testing/rtsp/node-camera'
import { steadyMs } from '../clock'
import type { ModelSpec } from '../contract/model'
import { clipPath, rawPath, trackPath } from './clip/folder'
import { completeClip } from './engine/clip/complete-clip'
import { readChunks, readIndex } from './film/box-file'
import type { EngineClip } from './messages'
import { beaconAt } from './sources/calibration-pattern'

const FRAMES = 100
let rig: Rig
let model: ModelSpec
beforeAll(async () => {
  rig = await startRig()
  makeFilm(path.join(rig.dir, 'beacon.mp4'), { width: 640, height: 384, frames: FRAMES })
  makeFilm(path.join(rig.dir, 'changing.ts'), {
    ...{ width: 640, height: 384, frames: 150 },
    later: { width: 320, height: 240 },
  })
  const reply = await rig.inference.inspectModel(
    'beacon',
    rig.write('beacon.onnx', beaconModel({ width: 320, height: 320 })),
    null,
  )
  if (!('spec' in reply)) throw new Error(JSON.stringify(reply))
  model = reply.spec
})
afterAll(() => rig.close())

const ended = (clipId: string) =>
  new Promise<EngineClip['end']>((resolve) => {
    const off = rig.inference.onClip((clip) => {
      if (clip.clipId !== clipId) return
      off()
      resolve(clip.end)
    })
  })

/** A clip around now; settles when it has ended. */
function record(cameraId: string, clipId: string, { beforeMs = 1_000, afterMs = 1_500 } = {}) {
  const folder = path.join(rig.dir, clipId)
  const now = steadyMs()
  const end = ended(clipId)
  rig.inference.startClip({ cameraId, clipId, folder, fromMs: now - beforeMs, untilMs: now + afterMs })
  return { folder, end, now }
}

type Size = { width: number; height: number }
type Place = { x: number; y: number; predicted: boolean }

/** What is drawn over each picture, by when that is shown, in tenths of a millisecond. */
async function boxesIn(folder: string): Promise<Map<number, Place | null>> {
  const boxes = new Map<number, Place | null>()
  for await (const chunk of readChunks(folder)) {
    for (const [atMs, , [object]] of chunk) {
      const [, , , x1 = 0, y1 = 0, x2 = 0, y2 = 0, , predicted] = object ?? []
      boxes.set(
        Math.round(atMs * 10),
        object ? { x: (x1 + x2) / 2, y: (y1 + y2) / 2, predicted: predicted === 1 } : null,
      )
    }
  }
  return boxes
}

/** Every box is where the beacon is in the pixels of its very picture; the one of a picture before or after would be 7 px off. */
async function expectExact(folder: string, { width, height }: { width: number; height: number }): Promise<void> {
  const carried = await expectFoundExact(folder, { width, height })
  // A box between two pictures does not know that the beacon turned round there, or that the film began again.
  for (const { by } of carried.filter(({ code }) => code > 5)) expect(by).toBeLessThan(15)
}

/** The same of boxes that were found; returns how far off those are that were carried. seen: the size they were found in. */
async function expectFoundExact(folder: string, size: Size, seen = size) {
  const boxes = await boxesIn(folder)
  const scale = size.width / seen.width
  const pictures = readFilm(clipPath(folder))
  const apart = pictures.flatMap(({ atMs, code }) => {
    const box = boxes.get(Math.round(atMs * 10))
    const truth = beaconAt(code, seen.width, seen.height)
    return box
      ? [{ code, predicted: box.predicted, by: Math.hypot(box.x / scale - truth.x, box.y / scale - truth.y) }]
      : []
  })
  expect(boxes.size).toBe(pictures.length)
  expect(apart.length).toBeGreaterThan(pictures.length * 0.8)
  const found = apart.filter(({ predicted }) => !predicted)
  expect(found.length).toBeGreaterThan(5)
  for (const { by } of found) expect(by).toBeLessThan(2)
  return apart.filter(({ predicted }) => predicted)
}

describe('a camera with H.264', () => {
  it('gives a clip from before the moment to after it, with the boxes of each very picture', async () => {
    const source = { kind: 'file', path: 'beacon.mp4' } as const
    rig.inference.startCamera(rig.camera({ id: 'film', source, model, intervalMs: 100, pictureFps: 10, ringMs: 1_000 }))
    await rig.frames(40, (frame) => frame.cameraId === 'film' && frame.objects.length > 0)
    const { folder, end, now } = record('film', 'clip-1')
    const made = await end
    expect(made).toMatchObject({ made: 'clip', width: 640, height: 384 })
    expect(made.error).toBeUndefined()
    // From a whole picture, of which there is one a second, at least a second before the moment.
    expect(now - made.firstMs!).toBeGreaterThanOrEqual(1_000)
    expect(now - made.firstMs!).toBeLessThan(2_200)
    expect(Math.abs(made.durationMs - (now + 1_500 - made.firstMs!))).toBeLessThan(200)
    expect([existsSync(rawPath(folder)), existsSync(trackPath(folder))]).toEqual([false, false])

    const pictures = readFilm(clipPath(folder))
    expect(pictures.length).toBe(made.pictures)
    // The film begins again now and then: the next picture after its last is its first.
    for (const [n, { code, atMs }] of pictures.entries()) {
      const before = pictures[n - 1]
      if (!before) continue
      expect(code).toBe((before.code + 1) % FRAMES)
      if (code > 0) expect(atMs - before.atMs).toBeCloseTo(40, 1)
    }
    await expectExact(folder, made)
    rig.inference.stopCamera('film')
  })

  it('of another size from some picture on gives one that ends there, and one that begins there', async () => {
    // The demuxer of this form finds the new size in the stream, as that of a camera does.
    const source = { kind: 'file', path: 'changing.ts' } as const
    rig.inference.startCamera(rig.camera({ id: 'changing', source, ringMs: 1_000 }))
    await rig.frame((frame) => frame.cameraId === 'changing' && frame.width === 640)
    const first = record('changing', 'clip-large', { beforeMs: 0, afterMs: 20_000 })
    const made = await first.end
    expect(made).toMatchObject({ made: 'clip', error: 'clip_changed', width: 640, height: 384 })
    expect(readFilm(clipPath(first.folder)).every(({ width }) => width === 640)).toBe(true)
    await rig.frame((frame) => frame.cameraId === 'changing' && frame.width === 320)
    // What was before the change cannot be in the same file, however much was asked for.
    const second = record('changing', 'clip-small', { beforeMs: 15_000, afterMs: 300 })
    expect(await second.end).toMatchObject({ made: 'clip', width: 320, height: 240 })
    const small = readFilm(clipPath(second.folder))
    expect(small.length).toBeGreaterThan(0)
    expect(small.every(({ width }) => width === 320)).toBe(true)
    rig.inference.stopCamera('changing')
  })

  it('on a full disk gives no clip and says so, and its pictures go on', async () => {
    const source = { kind: 'file', path: 'beacon.mp4' } as const
    rig.inference.startCamera(rig.camera({ id: 'full', source, ringMs: 500 }))
    await rig.frame((frame) => frame.cameraId === 'full')
    const folder = path.join(rig.dir, 'clip-full')
    mkdirSync(folder)
    symlinkSync('/dev/full', rawPath(folder))
    expect(await record('full', 'clip-full', { afterMs: 500 }).end).toMatchObject({
      made: 'nothing',
      error: 'disk_full',
    })
    expect(existsSync(folder)).toBe(false)
    await rig.frames(3, (frame) => frame.cameraId === 'full')
    rig.inference.stopCamera('full')
  })
})

/** A clip of a camera that sends this film for ever, with what ends the camera. */
async function recordRtsp(id: string, film: string, hevc: boolean) {
  const camera = await startNodeCamera({ [id]: readCodedFilm(film, { fps: 25, hevc }) })
  const source = { kind: 'rtsp', url: camera.url(id) } as const
  rig.inference.startCamera(rig.camera({ id, source, model, intervalMs: 100, pictureFps: 10, ringMs: 1_000 }))
  await rig.frames(30, (frame) => frame.cameraId === id && frame.objects.length > 0)
  const { folder, end } = record(id, `clip-${id}`)
  async function close(): Promise<void> {
    rig.inference.stopCamera(id)
    await camera.close()
  }
  return { folder, made: await end, close }
}

it('an RTSP camera with B-frames gives a clip with every picture in its place, and the boxes of each', async () => {
  const film = path.join(rig.dir, 'reordered.ts')
  const encoding = { preset: 'veryfast', 'x264-params': 'bframes=3:b-adapt=0:b-pyramid=1:scenecut=0:rc-lookahead=5' }
  makeFilm(film, { width: 640, height: 384, frames: FRAMES, encoding })
  const { folder, made, close } = await recordRtsp('door', film, false)
  expect(made).toMatchObject({ made: 'clip', width: 640, height: 384 })
  const pictures = readFilm(clipPath(folder))
  expect(pictures.length).toBe(made.pictures)
  for (const [n, { code, atMs }] of pictures.entries()) {
    const before = pictures[n - 1]
    if (!before) continue
    expect(code).toBe((before.code + 1) % FRAMES)
    expect(atMs - before.atMs).toBeCloseTo(40, 1)
  }
  await expectExact(folder, made)
  await close()
})

it('an RTSP camera with HEVC gives its packets as they are; a clip made of them has the boxes of each very picture', async () => {
  const film = path.join(rig.dir, 'hevc.ts')
  makeFilm(film, { width: 640, height: 384, frames: FRAMES, hevc: true })
  const { folder, made: coded, close } = await recordRtsp('yard', film, true)
  expect(coded).toMatchObject({ made: 'coded', width: 640, height: 384 })
  expect(readFilm(rawPath(folder)).length).toBe(coded.pictures)
  const made = await completeClip({ folder }, async () => undefined)
  expect(made).toMatchObject({ pictures: coded.pictures, width: 640, height: 384 })
  expect(Math.abs(made.durationMs - coded.durationMs)).toBeLessThan(1)
  await expectExact(folder, made)
  await close()
})

it('an RTSP camera with HEVC whose size changes gives a clip that ends there, and one that begins there', async () => {
  const film = path.join(rig.dir, 'changing-hevc.ts')
  const later = { width: 320, height: 240 }
  makeFilm(film, { width: 640, height: 384, frames: 150, hevc: true, later })
  const camera = await startNodeCamera({ gate: readCodedFilm(film, { fps: 25, hevc: true }) })
  const source = { kind: 'rtsp', url: camera.url('gate') } as const
  rig.inference.startCamera(rig.camera({ id: 'gate', source, ringMs: 1_000 }))
  await rig.frame((frame) => frame.cameraId === 'gate' && frame.width === 640)
  const first = record('gate', 'clip-gate', { beforeMs: 0, afterMs: 20_000 })
  expect(await first.end).toMatchObject({ made: 'coded', error: 'clip_changed', width: 640, height: 384 })
  const large = await completeClip({ folder: first.folder }, async () => undefined)
  expect(readFilm(clipPath(first.folder)).map(({ width }) => width)).toEqual(Array(large.pictures).fill(640))
  await rig.frame((frame) => frame.cameraId === 'gate' && frame.width === 320)
  const second = record('gate', 'clip-gate-small', { beforeMs: 15_000, afterMs: 300 })
  expect(await second.end).toMatchObject({ made: 'coded', ...later })
  const small = await completeClip({ folder: second.folder }, async () => undefined)
  expect(readFilm(clipPath(second.folder)).map(({ width }) => width)).toEqual(Array(small.pictures).fill(320))
  rig.inference.stopCamera('gate')
  await camera.close()
})

describe('a camera with a recording stream', () => {
  const small = { width: 640, height: 384 }
  const large = { width: 1280, height: 768 }
  let camera: NodeCamera
  beforeAll(async () => {
    const [one, two] = [path.join(rig.dir, 'small.ts'), path.join(rig.dir, 'large.ts')]
    makeFilm(one, { ...small, frames: FRAMES })
    const encoding = { preset: 'ultrafast', 'x264-params': 'bframes=2:b-adapt=0:scenecut=0' }
    makeFilm(two, { ...large, frames: FRAMES, encoding })
    const read = (file: string) => readCodedFilm(file, { fps: 25, hevc: false })
    // What is looked at comes later than what is kept.
    camera = await startNodeCamera({ small: read(one), large: read(two) }, { oneClock: true, late: { small: 230 } })
  })
  afterAll(() => camera.close())

  const recording = (state: string) =>
    rig.status((status) => status.cameraId === 'hall' && status.recording?.state === state)

  it('is looked at in the small one and has clips of the large one, with the boxes of each very picture', async () => {
    const source = { kind: 'rtsp', url: camera.url('small') } as const
    const stream = { kind: 'rtsp', url: camera.url('large') } as const
    const going = recording('recording')
    rig.inference.startCamera(
      rig.camera({ id: 'hall', source, recording: stream, model, intervalMs: 100, pictureFps: 10, ringMs: 1_000 }),
    )
    await going
    const seen = await rig.frames(25, (frame) => frame.cameraId === 'hall' && frame.objects.length > 0)
    expect(seen.every(({ width }) => width === small.width)).toBe(true)
    const { folder, end, now } = record('hall', 'clip-hall')
    const made = await end
    expect(made).toMatchObject({ made: 'clip', ...large })
    expect(made.error).toBeUndefined()
    expect(now - made.firstMs!).toBeGreaterThanOrEqual(1_000)
    const pictures = readFilm(clipPath(folder))
    expect(pictures.length).toBe(made.pictures)
    expect(pictures.every(({ width }) => width === large.width)).toBe(true)
    expect(readIndex(folder)).not.toHaveProperty('near')
    await expectFoundExact(folder, large, small)
  })

  it('that is lost ends its clip; those that begin meanwhile are of the small one, and later ones of the large one again', async () => {
    const cut = record('hall', 'clip-cut', { afterMs: 20_000 })
    await expect.poll(() => existsSync(trackPath(cut.folder)), { timeout: 20_000 }).toBe(true)
    const failed = recording('failed')
    camera.lose('large')
    expect(await cut.end).toMatchObject({ made: 'clip', error: 'clip_stream_lost', ...large })
    expect((await failed).recording).toMatchObject({ state: 'failed', code: expect.stringMatching(/^source_/) })
    const meanwhile = record('hall', 'clip-small', { afterMs: 500 })
    const made = await meanwhile.end
    expect(made).toMatchObject({ made: 'clip', ...small })
    await expectFoundExact(meanwhile.folder, made)
    const back = recording('recording')
    camera.bringBack('large')
    expect((await back).recording).toEqual({ state: 'recording' })
    expect(await record('hall', 'clip-back', { beforeMs: 0, afterMs: 1_000 }).end).toMatchObject({
      made: 'clip',
      ...large,
    })
    rig.inference.stopCamera('hall')
  })
})

describe('a camera without H.264', () => {
  it('gives its JPEGs, of which a clip is made afterwards: drawn, MJPEG and webcam, with the boxes of each very picture', async () => {
    const mjpeg = await startMjpegCamera()
    const sources = {
      drawn: { kind: 'calibration', width: 640, height: 384, fps: 25 },
      mjpeg: { kind: 'http', url: mjpeg.url },
      webcam: { kind: 'webcam' },
    } as const
    const ids = ['drawn', 'mjpeg', 'webcam'] as const
    // What the first one draws, the others are shown.
    const stop = rig.inference.onFrame(({ cameraId, jpeg, at }) => {
      if (cameraId !== 'drawn' || jpeg === null) return
      mjpeg.show(jpeg)
      rig.inference.pushWebcam('webcam', jpeg, at)
    })
    for (const id of ids)
      rig.inference.startCamera(rig.camera({ id, source: sources[id], model, pictureFps: 10, ringMs: 1_000 }))
    await Promise.all(ids.map((id) => rig.frames(20, (frame) => frame.cameraId === id && frame.objects.length > 0)))
    const clips = ids.map((id) => record(id, `clip-${id}`))
    for (const { folder, end } of clips) {
      expect(await end).toMatchObject({ made: 'raw', width: 640, height: 384 })
      const made = await completeClip({ folder }, async () => undefined)
      expect(made).toMatchObject({ width: 640, height: 384 })
      expect(made.durationMs).toBeGreaterThan(2_300)
      expect(existsSync(rawPath(folder))).toBe(false)
      // Three at once on a busy machine: between results that are far apart the beacon has turned.
      await expectFoundExact(folder, made)
    }
    stop()
    for (const id of ids) rig.inference.stopCamera(id)
    await mjpeg.close()
  })

  it('that gives nothing gives no clip, and says so when its time is over', async () => {
    rig.inference.startCamera(rig.camera({ id: 'gone', source: { kind: 'file', path: 'gone.mp4' }, ringMs: 1_000 }))
    await rig.status((status) => status.cameraId === 'gone' && status.state === 'reconnecting')
    const { end } = record('gone', 'clip-none', { afterMs: 100 })
    expect(await end).toMatchObject({ made: 'nothing', error: 'clip_no_pictures' })
    expect(existsSync(path.join(rig.dir, 'clip-none'))).toBe(false)
    rig.inference.stopCamera('gone')
  })
})

it('a clip whose process is killed can be played up to then, with its boxes', async () => {
  const source = { kind: 'file', path: 'beacon.mp4' } as const
  rig.inference.startCamera(rig.camera({ id: 'killed', source, model, intervalMs: 100, pictureFps: 10, ringMs: 1_000 }))
  await rig.frames(20, (frame) => frame.cameraId === 'killed' && frame.objects.length > 0)
  const { folder, end } = record('killed', 'clip-killed', { afterMs: 60_000 })
  const raw = () => statSync(rawPath(folder), { throwIfNoEntry: false })?.size ?? 0
  // The film lasts four seconds.
  const film = statSync(path.join(rig.dir, 'beacon.mp4')).size
  await expect.poll(() => existsSync(trackPath(folder)) && raw() > film / 2, { timeout: 20_000 }).toBe(true)
  process.kill(rig.inference.pid!, 'SIGKILL')
  expect(await end).toMatchObject({ made: 'raw', error: 'clip_cut' })
  // What is there is playable as it lies.
  expect(readFilm(rawPath(folder)).length).toBeGreaterThan(25)
  const made = await completeClip({ folder }, async () => undefined)
  expect(made).toMatchObject({ width: 640, height: 384 })
  expect(readFilm(clipPath(folder)).length).toBe(made.pictures)
  await expectExact(folder, made)
  // Once more does no harm: whoever does it may be killed as well.
  expect(await completeClip({ folder }, async () => undefined)).toMatchObject({ pictures: made.pictures, width: 640 })
  rig.inference.stopCamera('killed')
})
