/**
 * pipeline_ratio_1cam, pipeline_ratio_4cam, prepost_share: detections per second that come out of the whole pipeline
 * (decode, tensor, inference, tracking, IPC to the service) over what ONNX Runtime does with the same model and one
 * thread. Raw and pipeline take turns, so that a machine that slows down slows both.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { EngineCamera } from '../server/inference/messages'
import type { InferenceService } from '../server/inference/service'
import { yolov8nModel } from '../testing/onnx'
import { addModel, type BenchPaths, engineCamera, startEngine, warm } from './engine'
import type { Measured } from './figures'
import { openRaw, type RawRunner } from './raw-rate'
import { mean, median } from './statistics'

const INPUT = 640
const ROUND_MS = 5_000
const ROUNDS = 7
/** The film has 25 pictures a second; each is asked for, so that only the pipeline limits the rate. */
const EVERY_PICTURE_MS = 40
/** Objects that the model pretends to see in each picture, so that decoding, NMS and tracking have work. */
const OBJECTS = 30

export async function measurePipeline(paths: BenchPaths): Promise<Measured> {
  const engine = await startEngine(paths, 1)
  try {
    const spec = await addModel(engine, paths, 'yolov8n', yolov8nModel(INPUT, OBJECTS))
    const raw = await openRaw(spec)
    const cameras = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        engineCamera(`camera${index}`, paths, {
          source: { kind: 'file', path: paths.scene },
          model: spec,
          intervalMs: EVERY_PICTURE_MS,
        }),
      )
    const one = await ratio(engine, raw, cameras(1))
    const four = await ratio(engine, raw, cameras(4))
    await raw.close()
    return { pipeline_ratio_1cam: one.ratio, pipeline_ratio_4cam: four.ratio, prepost_share: one.prepost }
  } finally {
    await engine.stop()
  }
}

async function ratio(
  engine: InferenceService,
  raw: RawRunner,
  cameras: readonly EngineCamera[],
): Promise<{ ratio: number; prepost: number }> {
  const ids = cameras.map(({ id }) => id)
  const rawRates = [await raw.measure(ROUND_MS)]
  const rates: number[] = []
  const busyShares: number[] = []
  const shares: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const camera of cameras) engine.startCamera(camera)
    await warm(engine, ids, 10)
    const { rate, busy } = await detections(engine, ROUND_MS)
    rates.push(rate)
    busyShares.push(busy)
    const stats = Object.values((await engine.stats()).cameras)
    shares.push(median(stats.map(({ preMs, postMs, inferMs }) => (preMs + postMs) / inferMs)))
    for (const id of ids) engine.stopCamera(id)
    rawRates.push(await raw.measure(ROUND_MS))
  }
  // Each round over the raw rates just before and after it: what other programs did meanwhile slowed both.
  const result = median(rates.map((rate, round) => rate / mean(rawRates.slice(round, round + 2))))
  console.log(
    `  ${cameras.length} camera(s): ${rates.map((rate) => rate.toFixed(2)).join(' ')} detections/s, ` +
      `raw ${rawRates.map((rate) => rate.toFixed(2)).join(' ')}/s, ratio ${result.toFixed(3)}, ` +
      `runtime busy ${(median(busyShares) * 100).toFixed(1)} % of the time, ` +
      `pre+post ${(median(shares) * 100).toFixed(2)} %`,
  )
  return { ratio: result, prepost: median(shares) }
}

/** Measured frames per second that reach the service, and the share of the time that ONNX Runtime was running. */
export async function detections(engine: InferenceService, ms: number): Promise<{ rate: number; busy: number }> {
  let measured = 0
  let inferring = 0
  const remove = engine.onFrame((frame) => {
    if (!frame.measured) return
    measured++
    inferring += frame.inferenceMs
  })
  const started = performance.now()
  await sleep(ms)
  remove()
  const elapsed = performance.now() - started
  return { rate: (measured * 1000) / elapsed, busy: inferring / elapsed }
}
