/** The inference service alone, as the server uses it: its child bundled, its cameras given directly. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import type { ModelSpec } from '../server/contract/model'
import type { EngineCamera } from '../server/inference/messages'
import { createInference, type InferenceService } from '../server/inference/service'

export type BenchPaths = {
  /** Bundles: index.js, engine/main.js … */
  bundle: string
  /** Temporary; removed after the run. Media folder of all cameras. */
  work: string
  /** A film in it with a street's detail, 720p25. */
  scene: string
}

export async function startEngine({ bundle }: BenchPaths, threads: number): Promise<InferenceService> {
  const engine = createInference({
    engineEntry: path.join(bundle, 'engine/main.js'),
    threads,
    log: pino({ level: 'error' }),
  })
  await engine.start()
  return engine
}

/** Writes the model file and has the engine identify it. */
export async function addModel(
  engine: InferenceService,
  { work }: BenchPaths,
  id: string,
  file: Uint8Array,
): Promise<ModelSpec> {
  const modelPath = path.join(work, `${id}.onnx`)
  writeFileSync(modelPath, file)
  const reply = await engine.inspectModel(id, modelPath, null)
  if (!('spec' in reply)) throw new Error(`${id}: ${JSON.stringify(reply)}`)
  return reply.spec
}

export function engineCamera(
  id: string,
  { work }: BenchPaths,
  rest: Partial<EngineCamera> & Pick<EngineCamera, 'source' | 'model'>,
): EngineCamera {
  return {
    id,
    mediaDir: work,
    labels: {},
    intervalMs: 50,
    pictureFps: 10,
    confidence: 0.25,
    iou: 0.45,
    livingOnly: true,
    ...rest,
  }
}

/** Waits until each camera has had `count` measured frames: models are loaded, buffers are warm. */
export async function warm(engine: InferenceService, cameraIds: readonly string[], count: number): Promise<void> {
  const left = new Map(cameraIds.map((id) => [id, count]))
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => done(new Error(`no detections within 30 s: ${[...left.keys()]}`)), 30_000)
    const remove = engine.onFrame(({ cameraId, measured }) => {
      const more = left.get(cameraId)
      if (!measured || more === undefined) return
      if (more > 1) left.set(cameraId, more - 1)
      else left.delete(cameraId)
      if (left.size === 0) done()
    })
    function done(error?: Error) {
      clearTimeout(timer)
      remove()
      if (error) reject(error)
      else resolve()
    }
  })
}
