import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { draft, type Harness, openHarness } from '../testing/harness'

let h: Harness

beforeAll(async () => {
  h = await openHarness()
  await mkdir(path.dirname(h.paths.demoFilm))
  await mkdir(path.join(h.paths.shippedModelsDir, 'classroom-six'))
  await writeFile(path.join(h.paths.shippedModelsDir, 'classroom-six/model.onnx'), 'a model')
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  await writeFile(h.paths.demoFilm, 'a film')
})

it('is there after the first start, with its rule, and runs', async () => {
  await h.restart({ demo: true })
  const admin = await h.person('admin')
  const [camera, ...more] = await h.call('cameras.list', admin, {})
  expect(camera).toMatchObject({ sourceKind: 'demo', modelId: 'classroom-six', enabled: true })
  expect(more).toEqual([])
  expect(await h.call('rules.list', admin, {})).toMatchObject([
    {
      cameraId: camera!.id,
      condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 3 } },
      forMs: 5_000,
      enabled: true,
    },
  ])
  const film = { source: { kind: 'file', path: 'classroom.mp4' }, mediaDir: path.dirname(h.paths.demoFilm) }
  expect(h.inference.calls).toMatchObject([{ verb: 'start', id: camera!.id, camera: film }])
})

it('stays removed', async () => {
  await h.restart({ demo: true })
  const admin = await h.person('admin')
  const [camera] = await h.call('cameras.list', admin, {})
  await h.call('cameras.remove', admin, { id: camera!.id })
  await h.restart({ demo: true })
  expect(await h.call('cameras.list', admin, {})).toEqual([])
  expect(await h.call('rules.list', admin, {})).toEqual([])
})

it('is not added beside cameras that were there first, nor after they are gone', async () => {
  const admin = await h.person('admin')
  const own = await h.call('cameras.create', admin, draft())
  await h.restart({ demo: true })
  expect(await h.call('cameras.list', admin, {})).toHaveLength(1)
  await h.call('cameras.remove', admin, { id: own.id })
  await h.restart({ demo: true })
  expect(await h.call('cameras.list', admin, {})).toEqual([])
})

it('is not added when the settings say so or its film is missing, and is once both are mended', async () => {
  const admin = await h.person('admin')
  await h.restart({ demo: false })
  expect(await h.call('cameras.list', admin, {})).toEqual([])
  await rm(h.paths.demoFilm)
  await h.restart({ demo: true })
  expect(await h.call('cameras.list', admin, {})).toEqual([])
  await writeFile(h.paths.demoFilm, 'a film')
  await h.restart({ demo: true })
  expect(await h.call('cameras.list', admin, {})).toHaveLength(1)
})
