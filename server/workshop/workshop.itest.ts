import { readFileSync } from 'node:fs'
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFilm } from '../../testing/media/make-film'
import { brightModel, colourModel, endlessPictureModel, failingPictureModel } from '../../testing/onnx'
import { makeOpenFolder } from '../../testing/open-folder'
import { workshopProcesses } from '../../testing/workshop-processes'
import type { Workflow } from '../contract/workflow'
import { presetWorkflow } from '../contract/workflow-presets'
import { readCode } from '../inference/sources/calibration-pattern'
import type { EnhanceTask, Said } from './messages'
import { createWorkshop } from './workshop'

const ENTRY = path.resolve(import.meta.dirname, '../../dist/test/engine/workshop.js')
let folder: string
let workshop: ReturnType<typeof createWorkshop>

beforeEach(() => {
  folder = makeOpenFolder('workshop')
  workshop = createWorkshop({ entry: ENTRY, threads: 2, isAlone: () => true })
})
afterEach(async () => {
  workshop.close()
  await expect.poll(workshopProcesses, { timeout: 10_000 }).toEqual([])
  await rm(folder, { recursive: true, force: true })
})

async function task(workflow: Workflow, { count = 1, width = 320, height = 240 } = {}): Promise<EnhanceTask> {
  const files: string[] = []
  const noise = { type: 'gaussian' as const, mean: 60, sigma: 20 }
  for (let i = 0; i < count; i++) {
    const file = path.join(folder, `source-${i}`)
    const made = sharp({ create: { width, height, channels: 3, background: '#333', noise } })
    await writeFile(file, await made.jpeg({ quality: 95 }).toBuffer())
    files.push(file)
  }
  const result = path.join(folder, 'result')
  await mkdir(result)
  return {
    workflow,
    models: {},
    pictures: { kind: 'files', files, chosen: 0 },
    folder: result,
    description: 'Not evidence.',
  }
}

const watch = (say: (said: Said) => void = () => undefined, signal = new AbortController().signal) => ({ signal, say })

const brightened: Workflow = {
  ...presetWorkflow('enlarge', true),
  nodes: presetWorkflow('enlarge', true).nodes.map((node) =>
    node.type === 'Resize' ? { ...node, type: 'Brighten' } : node,
  ),
}

test('a workflow of several pictures: the stages, each node from 0 to 1, a bar that never goes back, the files', async () => {
  const said: Said[] = []
  const work = await task(brightened, { count: 6 })
  const done = await workshop.run(
    'enhance',
    work,
    watch((news) => void said.push(news)),
  )
  expect(done).toMatchObject({ width: 320, height: 240, before: 'before.jpg', after: 'after.png', pictures: 6 })
  expect(done.steps.map(({ type }) => type)).toEqual(['LoadFrames', 'MergeFrames', 'Brighten', 'Sharpen', 'SaveImage'])
  expect((await readdir(work.folder)).sort()).toEqual([
    'after.png',
    'after.small.jpg',
    'before.jpg',
    'before.small.jpg',
  ])
  expect([...new Set(said.map(({ stage }) => stage))]).toEqual(['preprocess', 'inference', 'postprocess'])
  const progress = said.map((news) => news.progress ?? 0)
  expect(progress).toEqual([...progress].sort((a, b) => a - b))
  const { exif } = await sharp(path.join(work.folder, done.after)).metadata()
  expect(exif?.toString('latin1')).toContain('Not evidence.')
  expect(exif?.toString('latin1')).toContain('"MergeFrames"')
  await expect.poll(workshopProcesses).toEqual([])
})

test('it runs at the lowest priority, and is the first to go without memory', async () => {
  const controller = new AbortController()
  const work = workshop.run(
    'enhance',
    await task(presetWorkflow('noise', false), { width: 1600, height: 1200 }),
    watch(undefined, controller.signal),
  )
  const late = work.catch(() => undefined)
  await expect.poll(() => workshopProcesses().length, { timeout: 10_000 }).toBe(1)
  const [pid] = workshopProcesses()
  const nice = () => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[16]
  // Starting takes as long as a busy machine wants.
  await expect.poll(nice, { timeout: 20_000 }).toBe('19')
  const first = () => readFileSync(`/proc/${pid}/oom_score_adj`, 'latin1').trim()
  await expect.poll(first, { timeout: 10_000 }).toBe('1000')
  controller.abort(new Error('enough'))
  await late
})

test.each(['preprocess', 'inference', 'postprocess'] as const)('cancelled in %s it ends at once', async (stage) => {
  const controller = new AbortController()
  const run = workshop.run(
    'enhance',
    await task(presetWorkflow('noise', false)),
    watch((said) => {
      if (said.stage !== stage || controller.signal.aborted) return
      controller.abort(new Error('cancelled'))
    }, controller.signal),
  )
  await expect(run).rejects.toThrow('cancelled')
  await expect.poll(workshopProcesses, { timeout: 10_000 }).toEqual([])
})

test('kill -9 of the process is one failed run, and the next one works', async () => {
  const work = await task(presetWorkflow('noise', false))
  let killed = false
  const run = workshop.run(
    'enhance',
    work,
    watch(() => {
      const [pid] = workshopProcesses()
      if (!pid || killed) return
      killed = true
      process.kill(pid, 'SIGKILL')
    }),
  )
  await expect(run).rejects.toMatchObject({ code: 'workshop_crashed' })
  await rm(work.folder, { recursive: true })
  await mkdir(work.folder)
  await expect(workshop.run('enhance', work, watch())).resolves.toMatchObject({ after: 'after.png' })
})

test('a process that takes more memory than it may is ended, with that reason', async () => {
  const small = createWorkshop({ entry: ENTRY, threads: 2, isAlone: () => true, maxBytes: 120_000_000 })
  const work = await task(presetWorkflow('enlarge', false), { width: 3_000, height: 2_000 })
  await expect(small.run('enhance', work, watch())).rejects.toMatchObject({ code: 'out_of_memory' })
})

test('a disk that is full is said to be', async () => {
  const work = await task(presetWorkflow('enlarge', false))
  await symlink('/dev/full', path.join(work.folder, 'after.png'))
  await expect(workshop.run('enhance', work, watch())).rejects.toMatchObject({ code: 'disk_full' })
})

test('what is wrong with a picture or a workflow is said', async () => {
  const work = await task(presetWorkflow('noise', false))
  await writeFile(path.join(folder, 'source-0'), 'no picture')
  await expect(workshop.run('enhance', work, watch())).rejects.toMatchObject({ code: 'picture_unknown' })
  const unknown = { nodes: [{ id: 'a', type: 'Nothing', inputs: {}, widgets_values: [] }], links: [] }
  await expect(workshop.run('enhance', { ...work, workflow: unknown }, watch())).rejects.toMatchObject({
    code: 'workflow_invalid',
  })
})

test('pictures of different sizes are not merged', async () => {
  const work = await task(presetWorkflow('noise', true), { count: 2 })
  await writeFile(
    path.join(folder, 'source-1'),
    await sharp({ create: { width: 50, height: 50, channels: 3, background: 'red' } })
      .png()
      .toBuffer(),
  )
  await expect(workshop.run('enhance', work, watch())).rejects.toMatchObject({ code: 'pictures_differ' })
})

test('closing ends what runs', async () => {
  const run = workshop.run(
    'enhance',
    await task(presetWorkflow('noise', false), { width: 1600, height: 1200 }),
    watch(),
  )
  const refused = expect(run).rejects.toMatchObject({ code: 'workshop_crashed' })
  await expect.poll(() => workshopProcesses().length, { timeout: 10_000 }).toBe(1)
  workshop.close()
  await refused
  await expect.poll(workshopProcesses, { timeout: 10_000 }).toEqual([])
})

test('a moment of a film and the pictures around it', async () => {
  const film = path.join(folder, 'film.mp4')
  makeFilm(film, { frames: 60 })
  const work = await task(presetWorkflow('noise', true))
  const done = await workshop.run('enhance', { ...work, pictures: { kind: 'film', file: film, atMs: 1_000 } }, watch())
  expect(done).toMatchObject({ width: 320, height: 240, pictures: 16 })
  // What moved is where it was at that moment, in both pictures.
  const numbers = await Promise.all(
    [done.before, done.after].map(async (name) => {
      const grey = await sharp(path.join(work.folder, name)).greyscale().raw().toBuffer()
      return readCode(grey, 320, 320)
    }),
  )
  expect(numbers).toEqual([25, 25])
})

/** A picture through one node that works with a model, of which this is the file; null: there is none. */
async function throughModel(preset: 'motion' | 'infrared', bytes: Uint8Array | null, sha256: string | null = null) {
  const file = path.join(folder, 'model.onnx')
  if (bytes) await writeFile(file, bytes)
  const [load, , save] = presetWorkflow('motion', false).nodes
  const last = presetWorkflow(preset, false).nodes.at(-2)
  if (!load || !last || !save) throw new Error('no such preset')
  const node = { ...last, inputs: { image: `${load.id}.image` } }
  const workflow = { nodes: [load, node, { ...save, inputs: { image: `${node.id}.image` } }], links: [] }
  const name = preset === 'motion' ? ('deblur' as const) : ('colours' as const)
  return { ...(await task(workflow)), models: { [name]: { file, sha256 } } }
}

test('a model works on a picture by tiles, and says which of how many; the stage before is loading it', async () => {
  const said: Said[] = []
  const work = await throughModel('motion', brightModel(64))
  await workshop.run(
    'enhance',
    work,
    watch((news) => void said.push(news)),
  )
  const mean = async (name: string) => (await sharp(path.join(work.folder, name)).stats()).channels[0]?.mean ?? 0
  expect(await mean('after.png')).toBeCloseTo(2 * (await mean('before.jpg')), -1)
  expect([...new Set(said.map(({ stage }) => stage))]).toEqual(['preprocess', 'load_model', 'inference', 'postprocess'])
  expect(said.find(({ stage }) => stage === 'load_model')?.source).toBe('deblur')
})

test('colours are those of the file that somebody brought, at the full size', async () => {
  const work = await throughModel('infrared', colourModel(32))
  await workshop.run('enhance', work, watch())
  const { data, info } = await sharp(path.join(work.folder, 'after.png')).raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: 320, height: 240, channels: 3 })
  // b of Lab is 30 on the left: yellow; -30 on the right: blue.
  const blueLess = (left: number) => {
    let sum = 0
    for (let y = 0; y < 240; y++)
      for (let x = left; x < left + 100; x++) sum += data[3 * (320 * y + x)]! - data[3 * (320 * y + x) + 2]!
    return sum / 24_000
  }
  expect(blueLess(20)).toBeGreaterThan(20)
  expect(blueLess(200)).toBeLessThan(-20)
})

test.each([
  ['is missing', null, null, 'model_not_found'],
  ['is not the file that its sha256 says', brightModel(64), '0'.repeat(64), 'model_checksum'],
  ['is damaged', brightModel(64).subarray(0, 90), null, 'model_invalid'],
  ['is of another layout', colourModel(32), null, 'model_unknown_output'],
  ['fails on every picture', failingPictureModel(64), null, 'model_failed'],
])('a model that %s', async (_, bytes, sha256, code) => {
  await expect(workshop.run('enhance', await throughModel('motion', bytes, sha256), watch())).rejects.toMatchObject({
    code,
  })
  await expect.poll(workshopProcesses, { timeout: 10_000 }).toEqual([])
})

test('a model without end is ended at once when it is cancelled, and by itself when a run takes longer than it may, or nothing is heard of it', async () => {
  const work = await throughModel('motion', endlessPictureModel(64))
  const controller = new AbortController()
  let loaded = false
  const run = workshop.run(
    'enhance',
    work,
    watch(({ stage }) => {
      if (stage === 'load_model') loaded = true
      else if (loaded) controller.abort(new Error('cancelled'))
    }, controller.signal),
  )
  await expect(run).rejects.toThrow('cancelled')
  const stages: (string | undefined)[] = []
  for (const [impatience, code] of [
    [{ maxSilenceMs: 1_500 }, 'workshop_stuck'],
    // A run has a bound of its own, long before silence is one.
    [{ firstRunMs: 1_000 }, 'model_stuck'],
  ] as const) {
    await rm(work.folder, { recursive: true })
    await mkdir(work.folder)
    const impatient = createWorkshop({ entry: ENTRY, threads: 2, isAlone: () => true, ...impatience })
    const ended = impatient.run(
      'enhance',
      work,
      watch(({ stage }) => void stages.push(stage)),
    )
    await expect(ended).rejects.toMatchObject({ code })
  }
  expect(stages.at(-1)).toBe('inference')
  await expect.poll(workshopProcesses, { timeout: 10_000 }).toEqual([])
})
