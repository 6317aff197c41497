import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { modelView } from '../../contract/model'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import { specOf } from '../testing/fake-inference'
import { draft, type Harness, openHarness } from '../testing/harness'

let h: Harness
let admin: Principal

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  h.inference.inspect = async (id, file) => ({ spec: specOf(id, file) })
  await rm(path.join(h.paths.dataDir, 'models'), { recursive: true, force: true })
  await rm(h.paths.shippedModelsDir, { recursive: true, force: true })
  admin = await h.person('admin')
})

async function ship(id: string, manifest: unknown, bytes = 'model') {
  const dir = path.join(h.paths.shippedModelsDir, id)
  await mkdir(dir, { recursive: true })
  await writeFile(path.join(dir, 'manifest.json'), typeof manifest === 'string' ? manifest : JSON.stringify(manifest))
  await writeFile(path.join(dir, 'model.onnx'), bytes)
}
async function* chunks(...parts: Uint8Array[]) {
  yield* parts
}
const bytes = (text: string) => new TextEncoder().encode(text)
const uploads = () => readdir(path.join(h.paths.dataDir, 'models'))

it('stores an upload under a safe id and shows what it is', async () => {
  const first = await h.call(
    'models.upload',
    admin,
    { name: '../My Model.onnx' },
    { body: chunks(bytes('on'), bytes('nx')) },
  )
  expect(modelView.parse(first)).toMatchObject({
    id: 'my-model',
    name: 'My Model',
    shipped: false,
    sizeBytes: 4,
    layout: 'yolov8',
    error: null,
  })
  expect((await h.call('models.upload', admin, { name: 'my model.onnx' }, { body: chunks(bytes('x')) })).id).toBe(
    'my-model-2',
  )
  expect(await uploads()).toEqual(['my-model', 'my-model-2'])
})

it('gives two uploads of one name two folders', async () => {
  const made = await Promise.all(
    ['a', 'b', 'c'].map((text) => h.call('models.upload', admin, { name: 'm.onnx' }, { body: chunks(bytes(text)) })),
  )
  expect(made.map(({ id }) => id).sort()).toEqual(['m', 'm-2', 'm-3'])
})

it('keeps a file that cannot be used and says why', async () => {
  h.inference.inspect = async () => ({ error: 'model_unknown_output', detail: 'output0 1x7' })
  const made = await h.call('models.upload', admin, { name: 'odd.onnx' }, { body: chunks(bytes('x')) })
  expect(made).toMatchObject({ error: 'model_unknown_output', detail: 'output0 1x7', layout: null })
  expect(await h.call('models.list', admin, {})).toEqual([made])
})

it('says what is wrong with a model, not where on the server it lies', async () => {
  const sayings = (file: string) => [
    `Load model from ${file} failed: ${path.dirname(file)} has no weights`,
    `cannot read /home/somebody/weights.data`,
    `escapes ${h.paths.dataDir}`,
  ]
  const details: string[] = []
  for (const [n, outcome] of ['reply', 'reply', 'reply', 'throw'].entries()) {
    h.inference.inspect = async (_, file) => {
      const detail = sayings(file)[n % 3] ?? ''
      if (outcome === 'throw') throw new AppError('model_invalid', detail)
      return { error: 'model_invalid', detail }
    }
    const { detail } = await h.call('models.upload', admin, { name: 'odd.onnx' }, { body: chunks(bytes('x')) })
    details.push(detail ?? '')
  }
  expect(details).toEqual([
    'Load model from model.onnx failed: … has no weights',
    'cannot read weights.data',
    'escapes …',
    'Load model from model.onnx failed: … has no weights',
  ])
})

it.each([
  ['validation_failed', 'model.pt', () => chunks(bytes('x'))],
  ['too_large', 'big.onnx', () => chunks(new Uint8Array(512 * 1024 * 1024 + 1))],
  ['bad_request', 'cut.onnx', () => cut()],
])('leaves nothing behind: %s', async (code, name, body) => {
  await expect(h.call('models.upload', admin, { name: name }, { body: body() })).rejects.toMatchObject({ code })
  expect(await uploads().catch(() => [])).toEqual([])
})

async function* cut(): AsyncGenerator<Uint8Array> {
  yield bytes('half')
  throw new AppError('bad_request', 'the sender went away')
}

it('shows shipped models first, with what is wrong with each', async () => {
  await ship('good', { name: 'Good', licence: 'MIT', behaviours: { phone: 'p' } })
  await ship('changed', { name: 'Changed', sha256: '0'.repeat(64) })
  await ship('odd', { name: 'Odd', surprise: 1 })
  await ship('text', 'no JSON')
  await ship('outside', { name: 'Outside', file: '../good/model.onnx' })
  const list = await h.call('models.list', await h.person('viewer'), {})
  expect(list.map(({ id, error }) => [id, error])).toEqual([
    ['changed', 'model_checksum'],
    ['good', null],
    ['odd', 'model_invalid'],
    ['outside', 'model_invalid'],
    ['text', 'model_invalid'],
  ])
  expect(list[1]).toMatchObject({
    shipped: true,
    licence: 'MIT',
    behaviours: { phone: 'p' },
    labels: ['person'],
    tells: [],
  })
})

it('knows models that make pictures from their shapes, or from their manifest, and gives them to no camera', async () => {
  const picture = { layout: 'ddcolor' as const, input: 'input', output: 'output', side: 256 }
  await ship('light', {
    ...{ name: 'Light', picture: { ...picture, layout: 'maxim' } },
    sha256: createHash('sha256').update('model').digest('hex'),
  })
  h.inference.inspect = async () => ({ picture })
  await h.call('models.upload', admin, { name: 'colours.onnx' }, { body: chunks(bytes('x')) })
  h.inference.inspect = async () => Promise.reject(new Error('nobody is asked again'))
  expect(await h.call('models.list', admin, {})).toMatchObject([
    { id: 'light', layout: 'maxim', task: 'enhance', inputWidth: 256, labels: [], error: null },
    { id: 'colours', layout: 'ddcolor', task: 'colorize', inputWidth: 256, labels: [], error: null },
  ])
  for (const modelId of ['light', 'colours'])
    await expect(h.call('cameras.create', admin, draft({ modelId }))).rejects.toMatchObject({
      code: 'model_no_detector',
    })
})

it('looks into a file once, and again when it changed', async () => {
  let looks = 0
  h.inference.inspect = async (id, file) => {
    looks++
    return { spec: specOf(id, file) }
  }
  await ship('m', { name: 'M' })
  await Promise.all([h.call('models.list', admin, {}), h.call('models.list', admin, {})])
  expect(looks).toBe(1)
  await ship('m', { name: 'M' }, 'another model')
  await h.call('models.list', admin, {})
  expect(looks).toBe(2)
})

it('asks again after the engine was down, but not for ever', async () => {
  let looks = 0
  h.inference.inspect = async () => {
    looks++
    throw new AppError('engine_down')
  }
  await ship('poison', { name: 'Poison' })
  const errors = []
  for (let i = 0; i < 5; i++) errors.push((await h.call('models.list', admin, {}))[0]?.error)
  expect(errors).toEqual(['engine_down', 'engine_down', 'model_invalid', 'model_invalid', 'model_invalid'])
  expect(looks).toBe(3)
})

it('gives a camera its model once the engine is back', async () => {
  await ship('m', { name: 'M', behaviours: { person: 's' } })
  h.inference.inspect = async () => {
    throw new AppError('engine_down')
  }
  const { id } = await h.call('cameras.create', admin, draft({ modelId: 'm' }))
  expect(h.inference.calls).toMatchObject([{ verb: 'start', camera: { model: null } }])
  h.inference.inspect = async (model, file) => ({ spec: specOf(model, file) })
  const back = new Promise<void>((resolve) => {
    h.inference.startCamera = (camera) => {
      expect(camera).toMatchObject({ model: { id: 'm' }, labels: { person: 's' } })
      resolve()
    }
  })
  h.inference.emitStatus({
    t: 'status',
    cameraId: id,
    state: 'starting',
    fps: 0,
    width: 0,
    height: 0,
    inferenceMs: 0,
    effectiveIntervalMs: 200,
    stretch: 1,
    dropped: 0,
  })
  await back
})

it('removes an upload that no camera uses', async () => {
  await ship('own', { name: 'Own' })
  const { id } = await h.call('models.upload', admin, { name: 'm.onnx' }, { body: chunks(bytes('x')) })
  const camera = await h.call('cameras.create', admin, draft({ modelId: id, enabled: false }))
  await expect(h.call('models.remove', admin, { id })).rejects.toMatchObject({ code: 'model_in_use' })
  await h.call('cameras.remove', admin, { id: camera.id })
  await h.call('models.remove', admin, { id })
  expect(await uploads()).toEqual([])
  await expect(h.call('models.remove', admin, { id: 'own' })).rejects.toMatchObject({ code: 'forbidden' })
  for (const bad of [id, '../models', '.'])
    await expect(h.call('models.remove', admin, { id: bad })).rejects.toMatchObject({ code: 'model_not_found' })
  await expect(h.call('models.remove', await h.person('operator'), { id })).rejects.toMatchObject({ code: 'forbidden' })
})
