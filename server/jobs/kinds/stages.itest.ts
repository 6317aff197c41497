/** A job that is cancelled, whose process is killed, or whose model fails, in each of its stages; and the queue goes on. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeFilm } from '../../../testing/media/make-film'
import { endlessModel, endlessPictureModel } from '../../../testing/onnx'
import { workshopProcesses } from '../../../testing/workshop-processes'
import { presetWorkflow } from '../../contract/workflow-presets'
import { inspect } from '../../inference/engine/inspect'
import { type Harness, openHarness, type Person, WORKSHOP_ENTRY } from '../../services/testing/harness'
import type { TaskName, Tasks } from '../../workshop/messages'
import { createWorkshop, type Workshop } from '../../workshop/workshop'

type Act = (signal: AbortSignal) => Promise<unknown>
type Moment = { task: TaskName; stage?: string; act: Act }

let h: Harness
let ann: Person
let real: Workshop
/** What happens once, when a task says a stage; without one, when its process has begun. */
let moment: Moment | null
/** Another workshop, or another input, for one task of one test. */
let otherWorkshop: Partial<Record<TaskName, Workshop>>
let change: (input: Tasks['analyse'][0]) => Tasks['analyse'][0]
let changePicture: (input: Tasks['enhance'][0]) => Tasks['enhance'][0]
let upload: string
const opened: Workshop[] = []
const open = (more: { maxBytes?: number; firstRunMs?: number } = {}) => {
  const workshop = createWorkshop({ entry: WORKSHOP_ENTRY, threads: 1, isAlone: () => true, ...more })
  opened.push(workshop)
  return workshop
}

const workshop: Workshop = {
  run(task, input, watch) {
    const changed = task === 'analyse' ? change(input as Tasks['analyse'][0]) : input
    const given = (task === 'enhance' ? changePicture(input as Tasks['enhance'][0]) : changed) as typeof input
    let acting: Promise<unknown> | undefined
    const reached = (stage?: string) => {
      if (moment?.task !== task || moment.stage !== stage) return
      const { act } = moment
      moment = null
      acting = act(watch.signal)
    }
    const done = (otherWorkshop[task] ?? real).run(task, given, {
      signal: watch.signal,
      say(said) {
        watch.say(said)
        reached(said.stage)
      },
    })
    reached()
    // The last stage is short: a result that overtakes what is done in it would end the job before.
    return done.then(async (result) => {
      await acting
      watch.signal.throwIfAborted()
      return result
    })
  },
  close: () => undefined,
}

beforeAll(async () => {
  h = await openHarness()
  real = open()
  h.inference.inspect = (id, file) => inspect(id, file, null)
  await h.restart({ workshop, paths: { ...h.paths, shippedModelsDir: path.resolve('models') } })
  makeFilm(path.join(h.paths.mediaDir, 'beacon.mp4'), { width: 640, height: 384, frames: 75 })
  ann = await h.person('admin')
  const noise = { type: 'gaussian' as const, mean: 60, sigma: 20 }
  const picture = sharp({ create: { width: 400, height: 300, channels: 3, background: '#333', noise } })
  const bytes = await picture.jpeg().toBuffer()
  async function* body(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  upload = (await h.call('workshop.upload', ann, { name: 'room.jpg', bytes: bytes.length })).id
  await h.call('workshop.receive', ann, { id: upload, offset: 0 }, { body: body() })
})
afterAll(async () => {
  await h?.close()
  for (const workshop of opened) workshop.close()
})
beforeEach(() => {
  moment = null
  otherWorkshop = {}
  change = (input) => input
  changePicture = (input) => input
})

const START: Record<string, () => Promise<string>> = {
  async enhance() {
    const input = { title: 'Room', source: { kind: 'upload', ids: [upload] }, workflow: presetWorkflow('noise', false) }
    return (await h.call('jobs.start', ann, { kind: 'enhance', input })).id
  },
  async analyse() {
    const film = await h.call('films.create', ann, {
      ...{ name: 'Room 1', place: '', startsAt: 0, settings: { modelId: 'beacon', intervalMs: 50 } },
      source: { kind: 'media', path: 'beacon.mp4' },
    })
    // Without rules there would be nothing to do in its last stage.
    await h.prisma.film.update({ where: { id: film.id }, data: { rules: [RULE] } })
    return film.job?.id ?? ''
  },
}
const RULE = {
  ...{ name: 'Up', condition: { kind: 'behaviour_count', params: { behaviour: 'u', minCount: 1 } } },
  ...{ forMs: 1_000, cooldownMs: 60_000, severity: 'info' },
}
const row = (id: string) => h.prisma.job.findUniqueOrThrow({ where: { id } })
/** The processes are of the least claim: on a busy machine they get what is left over. */
const PATIENCE_MS = 120_000
vi.setConfig({ testTimeout: 3 * PATIENCE_MS })
const until = (id: string, expected: object) =>
  expect.poll(() => row(id), { timeout: PATIENCE_MS }).toMatchObject(expected)
/** The pause before the next attempt is over. */
const endPauses = () => h.prisma.$executeRaw`UPDATE jobs SET not_before = 'epoch' WHERE state = 'queued'`
async function kill(): Promise<void> {
  await expect.poll(workshopProcesses, { interval: 5 }).not.toEqual([])
  for (const pid of workshopProcesses()) process.kill(pid, 'SIGKILL')
}

const STAGES: [kind: string, stage: string, task: TaskName, said?: string][] = [
  ['enhance', 'preprocess', 'enhance', 'preprocess'],
  ['enhance', 'inference', 'enhance', 'inference'],
  ['enhance', 'postprocess', 'enhance', 'postprocess'],
  ['analyse', 'preprocess', 'make'],
  ['analyse', 'load_model', 'analyse', 'load_model'],
  ['analyse', 'inference', 'analyse', 'inference'],
  ['analyse', 'postprocess', 'judge'],
]
/** Resolves when that was reached and done. */
const at = (task: TaskName, stage: string | undefined, act: Act) =>
  new Promise<void>((resolve, reject) => {
    const acts = (signal: AbortSignal) => act(signal).then(() => resolve(), reject)
    moment = stage === undefined ? { task, act: acts } : { task, stage, act: acts }
  })

test.each(STAGES)('kill -9 of its process: %s in %s begins again and is done', async (kind, stage, task, said) => {
  const killed = at(task, said, kill)
  const id = (await START[kind]?.()) ?? ''
  await killed
  await until(id, { state: 'queued', attempt: 1, error: 'workshop_crashed', stage })
  await endPauses()
  await until(id, { state: 'done', attempt: 2, error: null, progress: 1 })
  const log = await h.call('jobs.log', ann, { id })
  const begun = log.findIndex(({ what, attempt }) => what === 'begun' && attempt === 2)
  expect(log.slice(begun - 2, begun)).toMatchObject([
    { what: 'stage', stage, attempt: 1 },
    { what: 'queued', error: 'workshop_crashed', attempt: 1 },
  ])
})

test.each(STAGES)('cancelled: %s in %s ends', async (kind, _stage, task, said) => {
  let id = ''
  const cancelled = at(task, said, async (signal) => {
    await expect.poll(() => id).not.toBe('')
    await h.call('jobs.cancel', ann, { id })
    await expect.poll(() => signal.aborted, { timeout: PATIENCE_MS }).toBe(true)
  })
  id = (await START[kind]?.()) ?? ''
  await cancelled
  await until(id, { state: 'cancelled', attempt: 1 })
  await expect.poll(workshopProcesses, { timeout: 10_000 }).toEqual([])
})

test('a model that makes pictures and does not come to an end fails in its stage, once, and the next job has its turn', async () => {
  const folder = path.join(h.paths.dataDir, 'endless-models')
  mkdirSync(path.join(folder, 'deblur'), { recursive: true })
  const model = path.join(folder, 'deblur/model.onnx')
  writeFileSync(model, endlessPictureModel(64))
  changePicture = (input) => ({ ...input, models: { deblur: { file: model, sha256: null } } })
  otherWorkshop = { enhance: open({ firstRunMs: 1_000 }) }
  const source = { kind: 'upload', ids: [upload] }
  const input = { title: 'Room', source, workflow: presetWorkflow('motion', false) }
  const { id } = await h.call('jobs.start', ann, { kind: 'enhance', input })
  const next = (await START.enhance?.()) ?? ''
  await until(id, { state: 'failed', attempt: 1, error: 'model_stuck', stage: 'inference' })
  changePicture = (input) => input
  await until(next, { state: 'done' })
  await rm(folder, { recursive: true })
})

test('a model that is missing, damaged, without end or too large: said with the stage, and not tried again', async () => {
  const failed: (string | null)[][] = []
  const fails = async (prepare: () => Promise<unknown> | unknown) => {
    await prepare()
    const id = (await START.analyse?.()) ?? ''
    await until(id, { state: 'failed', attempt: 1 })
    const { error, stage } = await row(id)
    failed.push([error, stage])
    otherWorkshop = {}
    change = (input) => input
  }
  const folder = path.join(h.paths.dataDir, 'other-models')
  mkdirSync(folder)
  const file = path.join(folder, 'endless.onnx')
  writeFileSync(file, endlessModel())
  const endless = await inspect('endless', file, null)
  if (!('spec' in endless)) throw new Error(JSON.stringify(endless))
  await fails(() => {
    change = (input) => ({ ...input, model: { ...input.model, path: path.join(folder, 'nowhere.onnx') } })
  })
  await fails(() => {
    const damaged = path.join(folder, 'damaged.onnx')
    writeFileSync(damaged, 'no model')
    change = (input) => ({ ...input, model: { ...input.model, path: damaged } })
  })
  await fails(() => {
    otherWorkshop = { analyse: open({ firstRunMs: 1_000 }) }
    change = (input) => ({ ...input, model: endless.spec })
  })
  await fails(() => {
    otherWorkshop = { analyse: open({ maxBytes: 10_000_000 }) }
  })
  expect(failed).toEqual([
    ['model_invalid', 'load_model'],
    ['model_invalid', 'load_model'],
    ['model_stuck', 'inference'],
    ['out_of_memory', 'load_model'],
  ])
  await rm(folder, { recursive: true })
  await until((await START.analyse?.()) ?? '', { state: 'done' })
})
