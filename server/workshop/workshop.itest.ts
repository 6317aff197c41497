import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFilm } from '../../testing/media/make-film'
import { makeOpenFolder } from '../../testing/open-folder'
import type { Workflow } from '../contract/workflow'
import { presetWorkflow } from '../contract/workflow-presets'
import { readCode } from '../inference/sources/calibration-pattern'
import type { EnhanceTask, Said } from './messages'
import { createWorkshop } from './workshop'

const ENTRY = path.resolve(import.meta.dirname, '../../dist/test/workshop/main.js')
let folder: string
let workshop: ReturnType<typeof createWorkshop>

beforeEach(() => {
  folder = makeOpenFolder('workshop')
  workshop = createWorkshop({ entry: ENTRY })
})
afterEach(async () => {
  workshop.close()
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
  return { workflow, pictures: { kind: 'files', files, chosen: 0 }, folder: result, description: 'Not evidence.' }
}

const watch = (say: (said: Said) => void = () => undefined, signal = new AbortController().signal) => ({ signal, say })
/** Processes that this test's workshop has started and that are still there. */
const children = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(ENTRY)
    } catch {
      return false
    }
  })

test('a workflow of several pictures: the stages, each node from 0 to 1, a bar that never goes back, the files', async () => {
  const said: Said[] = []
  const work = await task(presetWorkflow('night', true), { count: 6 })
  const done = await workshop.run(
    'enhance',
    work,
    watch((news) => void said.push(news)),
  )
  expect(done).toMatchObject({ width: 320, height: 240, before: 'before.jpg', after: 'after.png', pictures: 6 })
  expect(done.steps.map(({ type }) => type)).toEqual(['LoadFrames', 'MergeFrames', 'Brighten', 'Sharpen', 'SaveImage'])
  expect((await readdir(work.folder)).sort()).toEqual(['after.png', 'before.jpg'])
  expect([...new Set(said.map(({ stage }) => stage))]).toEqual(['preprocess', 'inference', 'postprocess'])
  const progress = said.map((news) => news.progress ?? 0)
  expect(progress).toEqual([...progress].sort((a, b) => a - b))
  const { exif } = await sharp(path.join(work.folder, done.after)).metadata()
  expect(exif?.toString('latin1')).toContain('Not evidence.')
  expect(exif?.toString('latin1')).toContain('"MergeFrames"')
  await expect.poll(children).toEqual([])
})

test('it runs at the lowest priority, and is the first to go without memory', async () => {
  const controller = new AbortController()
  const work = workshop.run(
    'enhance',
    await task(presetWorkflow('noise', false), { width: 1600, height: 1200 }),
    watch(undefined, controller.signal),
  )
  const late = work.catch(() => undefined)
  await expect.poll(() => children().length).toBe(1)
  const [pid] = children()
  const nice = () => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[16]
  await expect.poll(nice).toBe('19')
  await expect.poll(() => readFileSync(`/proc/${pid}/oom_score_adj`, 'latin1').trim()).toBe('1000')
  controller.abort(new Error('enough'))
  await late
})

test.each(['preprocess', 'inference', 'postprocess'] as const)('cancelled in %s it ends at once', async (stage) => {
  const controller = new AbortController()
  const run = workshop.run(
    'enhance',
    await task(presetWorkflow('noise', false), { width: 900, height: 700 }),
    watch((said) => {
      if (said.stage !== stage || controller.signal.aborted) return
      controller.abort(new Error('cancelled'))
    }, controller.signal),
  )
  await expect(run).rejects.toThrow('cancelled')
  expect(children()).toEqual([])
})

test('kill -9 of the process is one failed run, and the next one works', async () => {
  const work = await task(presetWorkflow('noise', false))
  let killed = false
  const run = workshop.run(
    'enhance',
    work,
    watch(() => {
      const [pid] = children()
      if (!pid || killed) return
      killed = true
      process.kill(Number(pid), 'SIGKILL')
    }),
  )
  await expect(run).rejects.toMatchObject({ code: 'workshop_crashed' })
  await rm(work.folder, { recursive: true })
  await mkdir(work.folder)
  await expect(workshop.run('enhance', work, watch())).resolves.toMatchObject({ after: 'after.png' })
})

test('a process that takes more memory than it may is ended, with that reason', async () => {
  const small = createWorkshop({ entry: ENTRY, maxBytes: 120_000_000 })
  const work = await task(presetWorkflow('enlarge', false), { width: 3_000, height: 2_000 })
  await expect(small.run('enhance', work, watch())).rejects.toMatchObject({ code: 'out_of_memory' })
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
  await expect.poll(() => children().length).toBe(1)
  workshop.close()
  await refused
  expect(children()).toEqual([])
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
