import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Rig, startRig } from '../../testing/media/inference-rig'
import { readFrameNumber } from '../../testing/media/read-picture'
import { beaconModel, failingModel, yolov8nModel } from '../../testing/onnx'
import type { ModelSpec } from '../contract/model'
import { VIEW_COLUMNS, VIEW_ROWS } from '../contract/view'
import { centre } from '../geometry/box'
import { beaconAt } from './sources/calibration-pattern'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

async function model(name: string, bytes: Uint8Array): Promise<ModelSpec> {
  const reply = await rig.inference.inspectModel(name, rig.write(`${name}.onnx`, bytes), null)
  if (!('spec' in reply)) throw new Error(JSON.stringify(reply))
  return reply.spec
}

describe('a calibration camera with the beacon model', () => {
  it('rule 2: sends pictures whose boxes lie on the beacon of that very picture', async () => {
    const spec = await model('beacon', beaconModel({ width: 320, height: 320 }))
    rig.inference.startCamera(rig.camera({ id: 'beacon', model: spec }))
    const frames = await rig.frames(40, (frame) => frame.cameraId === 'beacon' && frame.jpeg !== null)

    for (const frame of frames) expect(await readFrameNumber(frame.jpeg!)).toBe(frame.frameId)
    const ids = frames.map((frame) => frame.frameId)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))

    const measured = frames.filter((frame) => frame.measured)
    // 20 inferences a second on 25 pictures a second is four of five; the first few have none.
    expect(measured.length).toBeGreaterThanOrEqual(24)
    for (const frame of measured) {
      const [object] = frame.objects
      const found = centre(object!.box)
      const truth = beaconAt(frame.frameId, frame.width, frame.height)
      expect(Math.hypot(found.x - truth.x, found.y - truth.y)).toBeLessThan(2)
      expect(object!.predicted).toBe(false)
    }
    rig.inference.stopCamera('beacon')
  })

  it('reports rates, sizes and times, and counts its work', async () => {
    const spec = await model('beacon', beaconModel({ width: 320, height: 320 }))
    rig.inference.startCamera(rig.camera({ id: 'stats', model: spec }))
    const status = await rig.status((s) => s.cameraId === 'stats' && s.fps > 20 && s.inferenceMs > 0)
    expect(status).toMatchObject({ state: 'live', width: 640, height: 384, effectiveIntervalMs: 50, stretch: 1 })
    const { rss, cameras } = await rig.inference.stats()
    expect(rss).toBeGreaterThan(50_000_000)
    expect(cameras.stats!.inferred).toBeGreaterThan(5)
    expect(cameras.stats!.decoded).toBeGreaterThanOrEqual(cameras.stats!.inferred)
    rig.inference.stopCamera('stats')
  })

  it('says once a second what the camera looks at, with a picture that is shown; also without a model', async () => {
    rig.inference.startCamera(rig.camera({ id: 'views', model: null }))
    const seen = await rig.frames(3, ({ cameraId, view }) => cameraId === 'views' && view !== undefined)
    const [first, second, third] = seen
    expect(seen.every(({ jpeg }) => jpeg !== null)).toBe(true)
    expect(first?.view).toHaveLength(VIEW_COLUMNS * VIEW_ROWS)
    // The beacon goes round.
    expect(second?.view).not.toEqual(first?.view)
    expect((third?.steadyMs ?? 0) - (first?.steadyMs ?? 0)).toBeGreaterThanOrEqual(1_900)
    rig.inference.stopCamera('views')
  })

  it('applies another confidence and interval without reopening the source', async () => {
    const spec = await model('beacon', beaconModel({ width: 320, height: 320 }))
    rig.inference.startCamera(rig.camera({ id: 'tuned', model: spec }))
    const before = await rig.frame((f) => f.cameraId === 'tuned' && f.measured && f.objects.length === 1)
    rig.inference.tuneCamera('tuned', { confidence: 0.99, intervalMs: 400 })
    const status = await rig.status((s) => s.cameraId === 'tuned' && s.effectiveIntervalMs === 400)
    expect(status.state).toBe('live')
    // Those that were on their way already keep the old interval.
    const later = await rig.frames(
      6,
      (f) => f.cameraId === 'tuned' && f.measured && f.objects.every((o) => o.predicted),
    )
    const [first, second] = later.slice(-2)
    expect(later[0]!.frameId).toBeGreaterThan(before.frameId)
    expect(second!.at - first!.at).toBeGreaterThan(300)
    rig.inference.stopCamera('tuned')
  })
})

describe('a measurement', () => {
  it.each([
    ['more frequent than pictures', { intervalMs: 50, pictureFps: 2 }, beaconModel({ width: 320, height: 320 }), 12],
    // About a second on an idle core: longer than a picture waits for its result.
    ['slower than pictures wait', { intervalMs: 500, pictureFps: 10 }, yolov8nModel(2560), 3],
  ])('brings the very picture it was made in, however late or unseen: %s', async (_, setup, bytes, count) => {
    const spec = await model('any', bytes)
    rig.inference.startCamera(rig.camera({ id: 'evidence', model: spec, ...setup }))
    const unseen = await rig.frames(count, (frame) => frame.measured && frame.jpeg === null)
    for (const { frameId, evidence, at } of unseen) {
      expect(await readFrameNumber(evidence!)).toBe(frameId)
      expect(at).toBeGreaterThan(0)
    }
    const last = rig.inference.lastMeasured('evidence')!
    expect(last.frameId).toBeGreaterThanOrEqual(unseen.at(-1)!.frameId)
    expect(await readFrameNumber(last.jpeg)).toBe(last.frameId)
    rig.inference.stopCamera('evidence')
  })
})

describe('a model that fails on every picture', () => {
  it('rule 7: gives empty results with an error, then a status, while pictures go on', async () => {
    const spec = await model('failing', failingModel())
    rig.inference.startCamera(rig.camera({ id: 'failing', model: spec }))
    const failed = await rig.frame((f) => f.cameraId === 'failing' && f.error !== undefined)
    expect(failed).toMatchObject({ error: 'inference_failed', measured: false, objects: [] })
    const status = await rig.status((s) => s.cameraId === 'failing' && s.code !== undefined)
    expect(status).toMatchObject({ state: 'live', code: 'inference_failed' })
    const later = await rig.frame((f) => f.cameraId === 'failing' && f.jpeg !== null)
    expect(later.frameId).toBeGreaterThan(failed.frameId)
    rig.inference.stopCamera('failing')
  })
})

describe('a webcam', () => {
  it('takes one picture at a time and answers with it', async () => {
    rig.inference.startCamera(rig.camera({ id: 'pictures' }))
    const { jpeg } = await rig.frame((f) => f.cameraId === 'pictures' && f.jpeg !== null)
    rig.inference.stopCamera('pictures')

    rig.inference.startCamera(rig.camera({ id: 'webcam', source: { kind: 'webcam' } }))
    await rig.status((s) => s.cameraId === 'webcam' && s.code === 'webcam_waiting')
    const answer = rig.frame((f) => f.cameraId === 'webcam')
    expect(rig.inference.pushWebcam('webcam', jpeg!, 1_234_567)).toBe(true)
    expect(rig.inference.pushWebcam('webcam', jpeg!, 1_234_568)).toBe(false)
    expect(await answer).toMatchObject({ at: 1_234_567, width: 640, height: 384 })
    await rig.status((s) => s.cameraId === 'webcam' && s.state === 'live')
    expect(rig.inference.pushWebcam('webcam', Buffer.from('not a picture'), 1)).toBe(true)
    rig.inference.stopCamera('webcam')
    expect(rig.inference.pushWebcam('webcam', jpeg!, 2)).toBe(false)
  })
})
