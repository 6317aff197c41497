/**
 * live_share_with_job: live detections per second with a job of the workshop running, over those without, one camera asking for
 * every picture while a core is left; live_share_with_job_full: the same with cameras that take every core. With and without
 * take turns. The lower of two jobs: a film that is analysed, a picture that is enhanced; each from its process's start on.
 */
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { presetWorkflow } from '../server/contract/workflow-presets'
import { createWorkshop, type Watch } from '../server/workshop/workshop'
import { yolov8nModel } from '../testing/onnx'
import { addModel, type BenchPaths, engineCamera, startEngine, warm } from './engine'
import type { Measured } from './figures'
import { detections } from './pipeline'
import { mean, median } from './statistics'

const ROUNDS = 3
const ROUND_MS = 5_000
/** Every picture of the film. */
const INTERVAL_MS = 40
const OBJECTS = 30

export async function measureLiveShare(paths: BenchPaths): Promise<Measured> {
  const jobs = await makeJobs(paths)
  const cores = availableParallelism()
  return {
    live_share_with_job: await share(paths, jobs, 1, 1),
    live_share_with_job_full: await share(paths, jobs, cores, 2 * cores),
  }
}

/** Starts a job and lets it work until it is over or stopped. */
type Jobs = Record<string, (watch: Watch) => Promise<unknown>>

async function makeJobs({ bundle, work, scene }: BenchPaths): Promise<Jobs> {
  const entry = path.join(bundle, 'engine/workshop.js')
  const workshop = createWorkshop({ entry, threads: availableParallelism(), isAlone: () => false })
  const folder = path.join(work, 'job')
  mkdirSync(folder)
  const picture = path.join(work, 'picture')
  const noise = { type: 'gaussian' as const, mean: 40, sigma: 15 }
  await sharp({ create: { width: 3840, height: 2160, channels: 3, background: '#222', noise } })
    .jpeg()
    .toFile(picture)
  const engine = await startEngine({ bundle, work, scene }, 1)
  const model = await addModel(engine, { bundle, work, scene }, 'job', yolov8nModel(640, OBJECTS))
  await engine.stop()
  const settings = { labels: {}, intervalMs: INTERVAL_MS, confidence: 0.25, iou: 0.45 }
  const pictures = { kind: 'files' as const, files: [picture], chosen: 0 }
  const workflow = presetWorkflow('noise', false)
  return {
    analyse: (watch) => workshop.run('analyse', { film: path.join(work, scene), folder, model, ...settings }, watch),
    enhance: (watch) => workshop.run('enhance', { workflow, models: {}, pictures, folder, description: '' }, watch),
  }
}

async function share(paths: BenchPaths, jobs: Jobs, threads: number, cameras: number): Promise<number> {
  const engine = await startEngine(paths, threads)
  try {
    const model = await addModel(engine, paths, 'live', yolov8nModel(640, OBJECTS))
    const ids = Array.from({ length: cameras }, (_, index) => `camera${index}`)
    const source = { kind: 'file' as const, path: paths.scene }
    for (const id of ids) engine.startCamera(engineCamera(id, paths, { source, model, intervalMs: INTERVAL_MS }))
    await warm(engine, ids, 10)
    const rate = async () => (await detections(engine, ROUND_MS)).rate
    const without = [await rate()]
    const withJob: Record<string, number[]> = {}
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, job] of Object.entries(jobs)) {
        const { rate: live, done } = await beside(job, rate)
        withJob[name] = [...(withJob[name] ?? []), live]
        console.log(
          `  ${cameras} camera(s), ${name}: ${live.toFixed(2)}/s, ${(done * 100).toFixed(1)} % of the job done`,
        )
        without.push(await rate())
      }
    }
    const names = Object.keys(jobs)
    // Each round over those just before and after it.
    const shares = names.map((name, place) =>
      median(
        (withJob[name] ?? []).map((live, round) => {
          const before = round * names.length + place
          return live / mean(without.slice(before, before + 2))
        }),
      ),
    )
    console.log(
      `  ${cameras} camera(s): without ${without.map((live) => live.toFixed(2)).join(' ')} detections/s, ` +
        names.map((name, place) => `${name} ${shares[place]?.toFixed(3)}`).join(', '),
    )
    return Math.min(...shares)
  } finally {
    await engine.stop()
  }
}

/** What `rate` measures while the job works, and how much of the job was done. */
async function beside(job: Jobs[string], rate: () => Promise<number>): Promise<{ rate: number; done: number }> {
  const stop = new AbortController()
  let done = 0
  const say: Watch['say'] = ({ progress = 0 }) => {
    done = progress
  }
  const ended = job({ signal: stop.signal, say }).then(
    () => 'ended',
    (error: unknown) => error,
  )
  const live = await rate()
  stop.abort('measured')
  const how = await ended
  if (how !== 'measured') throw new Error(`the job did not last as long as it was measured: ${how}`)
  return { rate: live, done }
}
