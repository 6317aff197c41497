/** The services on the real engine: a calibration camera, the model that finds its beacon, a rule that counts it. */
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../clock'
import type { AlertView } from '../../contract/alert'
import type { CameraStatus } from '../../contract/camera'
import { ruleDraft } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import { createInference, type InferenceService } from '../../inference/service'
import { createLogger } from '../../log'
import { draft, type Harness, openHarness } from './harness'

let h: Harness
let inference: InferenceService
let admin: Principal

beforeAll(async () => {
  h = await openHarness()
  inference = createInference({ engineEntry: path.resolve('dist/test/engine/main.js'), log: createLogger('silent') })
  await inference.start()
  await h.restart({
    inference,
    paths: { ...h.paths, shippedModelsDir: path.resolve('models') },
    clock: systemClock,
    burn: async ({ jpeg }) => Buffer.from(jpeg ?? []),
  })
  admin = await h.person('admin')
})
afterAll(async () => {
  // First: it is writing the alert's clip into the folder that goes.
  await inference?.stop()
  await h?.close()
})

const calibration = draft({
  name: 'Calibration',
  source: { kind: 'calibration', width: 640, height: 480, fps: 25 },
  modelId: 'beacon',
  intervalMs: 100,
})

it('finds every shipped model usable', async () => {
  const list = await h.call('models.list', admin, {})
  expect(list.map(({ id }) => id)).toContain('beacon')
  for (const { id, error, detail } of list) expect({ id, error, detail }).toEqual({ id, error: null, detail: null })
})

it('tests a camera with its model before it is stored', async () => {
  const reply = await h.call('cameras.test', admin, { draft: calibration })
  expect(reply).toMatchObject({ width: 640, height: 480, objects: [{ label: 'beacon', behaviour: 'u' }] })
  expect(reply.modelError).toBeUndefined()
  expect(Buffer.from(reply.jpegBase64, 'base64').subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8))
})

it('goes from the camera to an alert with its picture', async () => {
  const measured = new Promise<CameraStatus>((resolve) => {
    const unlisten = h.events.on('camera:status', (status) => {
      if (status.width === 0) return
      unlisten()
      resolve(status)
    })
  })
  const camera = await h.call('cameras.create', admin, calibration)
  const raised = new Promise<AlertView>((resolve) => {
    const unlisten = h.events.on('alert:raised', (alert) => {
      unlisten()
      resolve(alert)
    })
  })
  await h.call(
    'rules.create',
    admin,
    ruleDraft.parse({
      name: 'Beacon',
      cameraId: camera.id,
      condition: { kind: 'behaviour_count', params: { behaviour: 'u', minCount: 1 } },
      forMs: 500,
    }),
  )
  const alert = await raised
  expect(alert).toMatchObject({ cameraId: camera.id, ruleName: 'Beacon', behaviour: 'u', hasSnapshot: true })
  const picture = await h.snapshot(admin, alert.id, { overlay: false, locale: 'en' })
  expect(picture.subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8))
  expect(await measured).toMatchObject({ cameraId: camera.id, state: 'live', width: 640, height: 480 })
  expect(await h.call('system.config', admin, {})).toMatchObject({ cameras: [{ id: camera.id, modelId: 'beacon' }] })
  await h.call('cameras.remove', admin, { id: camera.id })
  expect(inference.status(camera.id)).toBeNull()
})
