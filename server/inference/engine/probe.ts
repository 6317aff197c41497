/** The Test button: opens a source once, takes one picture, runs the model once. */
import type { ErrorCode } from '../../contract/errors'
import type { ModelSpec } from '../../contract/model'
import { within } from '../../within'
import { createAnalyser } from '../behaviour/analyser'
import type { EngineCamera, EngineObject, ProbeReply } from '../messages'
import { SourceFailure } from '../sources/failure'
import type { CapturedFrame } from './capture-messages'
import { startCaptureWorker } from './capture-worker'
import type { InferencePool, JobResult } from './inference-pool'

const OPEN_MS = 7_000
/** The whole probe is answered within this, ms; a model that was late to load still gets a moment to run. */
const TOTAL_MS = 9_500
const MOMENT_MS = 1_500

/** Throws SourceFailure. owner: unique name of this probe in the pool. */
export async function probe(owner: string, camera: EngineCamera, pool: InferencePool): Promise<ProbeReply> {
  if (camera.source.kind === 'webcam') throw new SourceFailure('webcam_waiting', 'pictures come from a page')
  const started = performance.now()
  // The model is loaded while the source opens.
  const model = camera.model && load(camera.model, pool)
  try {
    const frame = await firstFrame(camera)
    const openMs = performance.now() - started
    const { width, height } = frame
    const picture = { jpeg: new Uint8Array(frame.jpeg), width, height, openMs }
    const detected = await detect(owner, camera, frame, pool, model?.key, started + TOTAL_MS)
    return { ...picture, ...detected }
  } finally {
    model?.release()
  }
}

async function firstFrame(camera: EngineCamera): Promise<CapturedFrame> {
  const { id: cameraId, source, mediaDir, model, intervalMs, pictureFps } = camera
  let resolve: (frame: CapturedFrame) => void = () => {}
  let reject: (why: Error) => void = () => {}
  const promise = new Promise<CapturedFrame>((keep, fail) => {
    resolve = keep
    reject = fail
  })
  const worker = startCaptureWorker(
    {
      cameraId,
      source,
      mediaDir,
      input: model?.input ?? null,
      buffers: 1,
      intervalMs,
      pictureFps,
      firstFrameId: 0,
      ringMs: null,
      role: 'only',
      once: true,
    },
    (message) => {
      if (message.t === 'frame') resolve(message)
      else if (message.t === 'state' && message.state === 'failed') {
        reject(new SourceFailure(message.code ?? 'source_broken', message.detail ?? ''))
      }
    },
    (why) => reject(new SourceFailure('source_broken', why ?? 'the source gave no picture')),
  )
  try {
    return await within(OPEN_MS, promise, () => new SourceFailure('source_timeout', 'no picture in time'))
  } finally {
    // Not awaited: a blocked read ends at its own time-out.
    void worker.stop()
  }
}

type Detected = { inferenceMs: number; objects: EngineObject[]; modelError?: ErrorCode }

/** loaded: key of the model; rejects with ModelFailure. deadline: on this thread's clock, ms. */
async function detect(
  owner: string,
  camera: EngineCamera,
  { tensor, at }: CapturedFrame,
  pool: InferencePool,
  loaded: Promise<string> | undefined,
  deadline: number,
): Promise<Detected> {
  const { model, labels, confidence, iou } = camera
  if (!model || !loaded || !tensor) return { inferenceMs: 0, objects: [] }
  const inTime = <T>(promise: Promise<T>) =>
    within(Math.max(MOMENT_MS, deadline - performance.now()), promise, () => new ModelFailure('timed_out'))
  try {
    const key = await inTime(loaded)
    const run = (done: (result: JobResult) => void) => pool.submit({ owner, key, ...tensor, confidence, iou, done })
    const result = await inTime(new Promise<JobResult>(run))
    if (result.ok !== true) throw new ModelFailure('inference_failed')
    const objects = createAnalyser({ task: model.task, labels }).measure(result.detections, at)
    return { inferenceMs: result.inferMs, objects }
  } catch (error) {
    const modelError = error instanceof ModelFailure ? error.code : 'inference_failed'
    return { inferenceMs: 0, objects: [], modelError }
  } finally {
    pool.withdraw(owner)
  }
}

/** key: settles when the model is loaded or cannot be; nobody has to wait for it. */
function load(model: ModelSpec, pool: InferencePool): { key: Promise<string>; release(): void } {
  let release = () => {}
  const key = new Promise<string>((resolve, reject) => {
    const acquired = pool.acquire(model, {
      ready: () => queueMicrotask(() => resolve(acquired.key)),
      failed: (code) => reject(new ModelFailure(code)),
    })
    release = acquired.release
  })
  key.catch(() => {})
  return { key, release: () => release() }
}

class ModelFailure extends Error {
  constructor(readonly code: ErrorCode) {
    super(code)
  }
}
