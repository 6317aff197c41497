/**
 * analyse_ratio: seconds of a film analysed in a second, over what bare ONNX Runtime would allow with the same model at the
 * same interval, one thread; analyse_ratio_all_cores: the same with a thread a core, over the same one thread. Raw and
 * analysis take turns, so that a machine that slows down slows both.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { ModelSpec } from '../server/contract/model'
import { inspect } from '../server/inference/engine/inspect'
import { createWorkshop } from '../server/workshop/workshop'
import { yolov8nModel } from '../testing/onnx'
import type { BenchPaths } from './engine'
import type { Measured } from './figures'
import { openRaw } from './raw-rate'
import { SCENE_MS } from './scene'
import { mean, median } from './statistics'

const INPUT = 640
/** As the pipeline's: objects that the model pretends to see. */
const OBJECTS = 30
/** A new film's. */
const INTERVAL_MS = 200
const ROUNDS = 5
const RAW_MS = 5_000
/** The process has started and the model is loaded: the film counts from here on, share of the whole. */
const FROM = 0.1

export async function measureAnalyse(paths: BenchPaths): Promise<Measured> {
  const model = await modelIn(paths)
  const raw = await openRaw(model)
  const rawRates = [await raw.measure(RAW_MS)]
  const speeds: Record<number, number[]> = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const threads of [1, availableParallelism()]) {
      speeds[threads] = [...(speeds[threads] ?? []), await filmSpeed(paths, model, threads)]
    }
    rawRates.push(await raw.measure(RAW_MS))
  }
  await raw.close()
  // Each round over the raw rates just before and after it.
  const ratio = (threads: number) =>
    median(
      (speeds[threads] ?? []).map(
        (speed, round) => speed / ((mean(rawRates.slice(round, round + 2)) * INTERVAL_MS) / 1000),
      ),
    )
  const [one, all] = [ratio(1), ratio(availableParallelism())]
  console.log(
    `  film s/s: 1 thread ${speeds[1]?.map((speed) => speed.toFixed(2)).join(' ')}, all cores ` +
      `${speeds[availableParallelism()]?.map((speed) => speed.toFixed(2)).join(' ')}, ` +
      `raw ${rawRates.map((rate) => rate.toFixed(2)).join(' ')} runs/s`,
  )
  return { analyse_ratio: one, analyse_ratio_all_cores: all }
}

async function modelIn({ work }: BenchPaths): Promise<ModelSpec> {
  const file = path.join(work, 'analyse.onnx')
  writeFileSync(file, yolov8nModel(INPUT, OBJECTS))
  const reply = await inspect('analyse', file, null)
  if (!('spec' in reply)) throw new Error(JSON.stringify(reply))
  return reply.spec
}

/** Seconds of the film in a second. */
async function filmSpeed({ bundle, work, scene }: BenchPaths, model: ModelSpec, threads: number): Promise<number> {
  const workshop = createWorkshop({ entry: path.join(bundle, 'engine/workshop.js'), threads, isAlone: () => true })
  const seen: { progress: number; at: number }[] = []
  const files = { film: path.join(work, scene), folder: path.join(work, `found-${threads}`) }
  const settings = { labels: {}, intervalMs: INTERVAL_MS, confidence: 0.25, iou: 0.45 }
  await workshop.run(
    'analyse',
    { ...files, ...settings, model },
    {
      signal: new AbortController().signal,
      say({ progress = 0 }) {
        if (progress >= FROM) seen.push({ progress, at: performance.now() })
      },
    },
  )
  const [first, last] = [seen[0], seen.at(-1)]
  if (!first || !last || last.at === first.at) throw new Error('the film was analysed before it could be timed')
  return ((last.progress - first.progress) * SCENE_MS) / (last.at - first.at)
}
