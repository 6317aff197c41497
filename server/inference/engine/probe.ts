/** The Test button: opens a source once, takes one picture, runs the model once. */
import type { ErrorCode } from '../../contract/errors'
import { createAnalyser } from '../behaviour/analyser'
import type { EngineCamera, EngineObject, ProbeReply } from '../messages'
import { SourceFailure } from '../sources/failure'
import type { CapturedFrame } from './capture-messages'
import { startCaptureWorker } from './capture-worker'
import type { InferencePool, JobResult } from './inference-pool'
import { within } from './within'

/** The whole probe must be answered within 10 s. */
const OPEN_MS = 7_000
const INFER_MS = 2_500

/** Throws SourceFailure. owner: unique name of this probe in the pool. */
export async function probe(owner: string, camera: EngineCamera, pool: InferencePool): Promise<ProbeReply> {
  if (camera.source.kind === 'webcam') throw new SourceFailure('webcam_waiting', 'pictures come from a page')
  const started = performance.now()
  const frame = await firstFrame(camera)
  const openMs = performance.now() - started
  const { width, height } = frame
  const picture = { jpeg: new Uint8Array(frame.jpeg), width, height, openMs }
  return { ...picture, ...(await detect(owner, camera, frame, pool)) }
}

async function firstFrame(camera: EngineCamera): Promise<CapturedFrame> {
  const { source, mediaDir, model, intervalMs, pictureFps } = camera
  let resolve: (frame: CapturedFrame) => void = () => {}
  let reject: (why: Error) => void = () => {}
  const promise = new Promise<CapturedFrame>((keep, fail) => {
    resolve = keep
    reject = fail
  })
  const worker = startCaptureWorker(
    { source, mediaDir, input: model?.input ?? null, buffers: 1, intervalMs, pictureFps, firstFrameId: 0, once: true },
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

async function detect(
  owner: string,
  camera: EngineCamera,
  { tensor, at }: CapturedFrame,
  pool: InferencePool,
): Promise<Detected> {
  const { model, labels, confidence, iou } = camera
  if (!model || !tensor) return { inferenceMs: 0, objects: [] }
  let release = () => {}
  try {
    const key = await within(INFER_MS, loaded(), () => new ModelFailure('timed_out'))
    const result = await within(
      INFER_MS,
      new Promise<JobResult>((done) => pool.submit({ owner, key, ...tensor, confidence, iou, done })),
      () => new ModelFailure('timed_out'),
    )
    if (result.ok !== true) throw new ModelFailure('inference_failed')
    const objects = createAnalyser({ task: model.task, labels }).measure(result.detections, at)
    return { inferenceMs: result.inferMs, objects }
  } catch (error) {
    const modelError = error instanceof ModelFailure ? error.code : 'inference_failed'
    return { inferenceMs: 0, objects: [], modelError }
  } finally {
    pool.withdraw(owner)
    release()
  }

  function loaded(): Promise<string> {
    return new Promise((resolve, reject) => {
      const acquired = pool.acquire(model as NonNullable<typeof model>, {
        ready: () => queueMicrotask(() => resolve(acquired.key)),
        failed: (code) => reject(new ModelFailure(code)),
      })
      release = acquired.release
    })
  }
}

class ModelFailure extends Error {
  constructor(readonly code: ErrorCode) {
    super(code)
  }
}
