import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CameraDraftInput, cameraDraft } from '../../contract/camera'
import { ruleDraft } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import { specOf } from '../testing/fake-inference'
import { type Harness, openHarness } from '../testing/harness'

const LABELS = ['sitting', 'Standing', 'hat']
let h: Harness
let admin: Principal

beforeAll(async () => {
  h = await openHarness()
  admin = await h.person('admin')
  await ship('room', { name: 'Room', behaviours: { sitting: 'd' } })
  await ship('torn', { name: 'Torn' })
  await ship('late', { name: 'Late' })
  h.inference.inspect = async (id, file) => {
    if (id === 'torn') return { error: 'model_invalid', detail: 'not ONNX' }
    if (id === 'late') throw new AppError('engine_down')
    return { spec: { ...specOf(id, file), labels: LABELS } }
  }
})
afterAll(() => h?.close())

async function ship(id: string, manifest: object) {
  const dir = path.join(h.paths.shippedModelsDir, id)
  await mkdir(dir, { recursive: true })
  await writeFile(path.join(dir, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(path.join(dir, 'model.onnx'), id)
}

async function seen(more: Partial<CameraDraftInput>) {
  const draft = cameraDraft.parse({ name: 'Room', source: { kind: 'webcam' }, modelId: null, ...more })
  const { id } = await h.call('cameras.create', admin, draft)
  const all = await h.call('rules.sights', admin, {})
  await h.call('cameras.remove', admin, { id })
  return all.map(({ cameraId, ...sight }) => [cameraId === id, sight])
}

it.each<[Partial<CameraDraftInput>, object]>([
  [{}, { enabled: true, model: 'none', behaviours: [], labels: [] }],
  [{ modelId: 'room' }, { enabled: true, model: 'ready', behaviours: ['d', 's'], labels: LABELS }],
  [
    { modelId: 'room', labels: { hat: 'p' } },
    { enabled: true, model: 'ready', behaviours: ['p', 's'], labels: LABELS },
  ],
  [
    { modelId: 'room', enabled: false },
    { enabled: false, model: 'ready', behaviours: ['d', 's'], labels: LABELS },
  ],
  [{ modelId: 'torn' }, { enabled: true, model: 'unusable', behaviours: [], labels: [] }],
  [{ modelId: 'late' }, { enabled: true, model: 'unknown', behaviours: [], labels: [] }],
])('a camera with %o can see %o', async (draft, sight) => {
  // It was down before anybody looked: no file is to blame.
  h.inference.up = draft.modelId !== 'late'
  expect(await seen(draft)).toEqual([[true, sight]])
  h.inference.up = true
})

it('is for administrators, who make the rules', async () => {
  await expect(h.call('rules.sights', await h.person('operator'), {})).rejects.toThrow(AppError)
})

it('every change of a rule is told, so that lists are read again; that a camera starts changes none', async () => {
  let told = 0
  const off = h.events.on('rule:list', () => told++)
  const draft = cameraDraft.parse({ name: 'Told', source: { kind: 'webcam' }, modelId: null })
  const camera = await h.call('cameras.create', admin, draft)
  expect(told).toBe(0)
  const condition = { kind: 'behaviour_count', params: { behaviour: 'u', minCount: 1 } } as const
  const rule = ruleDraft.parse({ name: 'Heads', cameraId: camera.id, condition, forMs: 0 })
  const { id } = await h.call('rules.create', admin, rule)
  expect(told).toBe(1)
  await h.call('rules.update', admin, { id, enabled: false })
  expect(told).toBe(2)
  await h.call('rules.remove', admin, { id })
  expect(told).toBe(3)
  off()
})
