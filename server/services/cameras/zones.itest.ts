/** Areas and lines of a camera: kept as one change, given to the engine, and not taken from the rules that need them. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Zone } from '../../contract/zone'
import { draft, type Harness, openHarness, type Person } from '../testing/harness'

const DOOR: Zone = {
  id: 'door',
  name: 'Door',
  kind: 'restricted',
  anchor: 'bottom_centre',
  points: [
    { x: 0.5, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
  ],
}
const BOARD: Zone = { ...DOOR, id: 'board', name: 'Board', kind: 'ignore' }

let h: Harness
let admin: Person
let id: string

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  admin = await h.person('admin')
  id = (await h.call('cameras.create', admin, draft())).id
})
const set = (zones: Zone[], who = admin) => h.call('cameras.setZones', who, { id, zones })

it('come with the camera, and their change with an entry', async () => {
  expect((await h.call('cameras.get', admin, { id })).zones).toEqual([])
  await set([DOOR])
  expect((await set([BOARD, DOOR])).zones).toEqual([BOARD, DOOR])
  const viewer = await h.person('viewer')
  expect((await h.call('cameras.list', viewer, {})).map(({ zones }) => zones)).toEqual([[BOARD, DOOR]])
  const [entry] = (await h.call('audit.list', admin, { target: `camera:${id}`, limit: 1 })).items
  expect(entry).toMatchObject({
    verb: 'cameras.setZones',
    before: { zones: [DOOR] },
    after: { zones: [BOARD, DOOR] },
  })
})

it('stay when the camera is changed otherwise', async () => {
  await set([DOOR])
  expect((await h.call('cameras.update', admin, { id, name: 'Hall' })).zones).toEqual([DOOR])
})

it('take effect without reopening the source', async () => {
  h.inference.calls.length = 0
  await set([BOARD, { ...DOOR, kind: 'line', points: [DOOR.points[0]!, DOOR.points[1]!], jitter: 0.02 }])
  expect(h.inference.calls).toMatchObject([{ verb: 'tune', id, change: { areas: [BOARD] } }])
})

it('are refused where they are wrong', async () => {
  const [a, b, c] = DOOR.points
  const bow = [a!, c!, { x: 1, y: 0.2 }, { x: 0.5, y: 0.9 }]
  await expect(set([DOOR, { ...BOARD, points: bow }])).rejects.toMatchObject({
    code: 'validation_failed',
    cause: { issues: [{ path: ['zones', 1, 'points'], params: { text: 'crossesItself' } }] },
  })
  await expect(set([{ ...DOOR, points: [a!, b!, { x: 1.2, y: 1 }] }])).rejects.toMatchObject({
    cause: { issues: [{ path: ['zones', 0, 'points', 2], params: { text: 'outsidePicture' } }] },
  })
  expect((await h.call('cameras.get', admin, { id })).zones).toEqual([])
})
