/** Areas and lines of a camera: kept as one change, given to the engine, and not taken from the rules that need them. */
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Zone } from '../../contract/zone'
import type { EngineFrame } from '../../inference/messages'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { tracksIn } from '../tracks/folder'

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

const stay = (zoneId: string) => ({ kind: 'zone_stay' as const, params: { zoneId } })
const addRule = (zoneId: string, more = {}) =>
  h.call('rules.create', admin, {
    ...{ name: 'At the door', cameraId: id, condition: stay(zoneId), forMs: 0, cooldownMs: 0, ...more },
  })
const refused = (field: string, text: string) => ({ code: 'validation_failed', extra: { fields: { [field]: text } } })

it('are what rules may ask about, and nothing else is', async () => {
  await set([DOOR, BOARD])
  const other = (await h.call('cameras.create', admin, draft({ name: 'Room 2' }))).id
  const missing = refused('condition.params.zoneId', 'noSuchZone')
  await expect(addRule('window')).rejects.toMatchObject(missing)
  // Nobody is ever in an ignore area.
  await expect(addRule('board')).rejects.toMatchObject(missing)
  await expect(addRule('door', { cameraId: other })).rejects.toMatchObject(missing)
  const rule = await addRule('door')
  expect(rule.zoneName).toBe('Door')
  await expect(h.call('rules.update', admin, { id: rule.id, cameraId: other })).rejects.toMatchObject(missing)
  await expect(h.call('rules.update', admin, { id: rule.id, condition: stay('window') })).rejects.toMatchObject(missing)
  const entered = { kind: 'zone_entered' as const, params: { zoneId: 'door' } }
  const update = h.call('rules.update', admin, { id: rule.id, condition: entered, forMs: 5_000 })
  await expect(update).rejects.toMatchObject(refused('forMs', 'instant'))
})

it('stay while a rule asks about them, which may be renamed and moved', async () => {
  await set([DOOR])
  const rule = await addRule('door', { enabled: false })
  const inUse = { code: 'zone_in_use', extra: { fields: { zones: 'At the door' } } }
  await expect(set([])).rejects.toMatchObject(inUse)
  await expect(set([{ ...DOOR, kind: 'ignore' }])).rejects.toMatchObject(inUse)
  await set([{ ...DOOR, name: 'Gate' }])
  expect((await h.call('rules.list', admin, {}))[0]?.zoneName).toBe('Gate')
  await h.call('rules.remove', admin, { id: rule.id })
  expect((await set([])).zones).toEqual([])
})

it('of whoever adds a rule and whoever deletes its area at once, one is refused', async () => {
  await set([DOOR])
  const results = await Promise.allSettled([addRule('door'), set([])])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

/** One person, by itself within the door. */
const frame = (frameId: number, x1 = 70): EngineFrame => ({
  ...{ t: 'frame', cameraId: id, frameId, at: START + frameId, steadyMs: START + frameId, width: 100, height: 100 },
  ...{ jpeg: Buffer.from('a picture'), evidence: null, measured: true, things: [], inferenceMs: 1, fps: 25 },
  objects: [
    {
      ...{ classId: 0, label: 'person', confidence: 1, behaviour: null, predicted: false, trackId: 4 },
      box: { x1, y1: 10, x2: x1 + 10, y2: 20 },
    },
  ],
})

it('make rules fire, as they are drawn now, and are part of the evidence', async () => {
  await set([DOOR])
  await addRule('door')
  h.inference.emitFrame(frame(1))
  const left = { ...DOOR, points: DOOR.points.map(({ x, y }) => ({ x: x - 0.5, y })) }
  await set([left])
  h.inference.emitFrame(frame(2))
  await h.settled()
  expect(h.raised.map(({ frameIndex, cause }) => [frameIndex, cause])).toEqual([
    [1, { kind: 'zone_stay', params: { zoneId: 'door', label: null }, facts: { trackId: 4, zone: 'Door' } }],
  ])
  expect((await h.call('alerts.get', admin, { id: h.raised[0]?.id ?? '' })).evidence?.zone).toEqual(DOOR)
})

it('are asked about by rules that nobody has saved: what was kept of the camera says when they would have fired', async () => {
  await set([DOOR])
  const ruleId = (await addRule('door', { cooldownMs: 3_600_000 })).id
  for (let ms = 0; ms < 130_000; ms += 500) h.inference.emitFrame(frame(ms, ms < 60_000 ? 10 : 70))
  await h.settled()
  const [alert] = h.raised
  // A minute that goes on is written when the server ends.
  await h.restart()
  h.clock.ms = START + 140_000
  const attempt = (forMs: number, zoneId = 'door') =>
    h.call('rules.try', admin, {
      ...{ cameraId: id, ruleId, condition: stay(zoneId), forMs, cooldownMs: 3_600_000, days: 7, zone: 'UTC' },
    })
  const found = await attempt(0)
  expect(found).toMatchObject({ to: START + 140_000, total: 1, raised: 1, everyMs: 1_000 })
  expect(found.firings).toMatchObject([{ at: START + 60_000, alertId: alert?.id, cause: { facts: { trackId: 4 } } }])
  expect(found.steps.at(-1)).toMatchObject({ count: 1 })
  expect(found.seconds).toBeGreaterThanOrEqual(129)
  expect(found.gaps).toEqual([{ from: found.from, to: START }])
  expect((await attempt(30_000)).firings).toMatchObject([{ at: START + 90_000, heldMs: 30_000, alertId: null }])
  expect((await attempt(90_000)).total).toBe(0)
  await expect(attempt(0, 'window')).rejects.toMatchObject(refused('condition.params.zoneId', 'noSuchZone'))
  // Whoever asks anew has changed the rule meanwhile: of two that are asked at once the one that comes first is given up.
  const both = await Promise.allSettled([attempt(0), attempt(0)])
  expect(both).toContainEqual(expect.objectContaining({ reason: expect.objectContaining({ code: 'trial_replaced' }) }))
  expect(both).toContainEqual(expect.objectContaining({ value: expect.objectContaining({ total: 1 }) }))
  expect(await readdir(tracksIn(h.paths.dataDir))).toContain(id)
  await h.call('cameras.remove', admin, { id })
  expect(await readdir(tracksIn(h.paths.dataDir))).not.toContain(id)
  h.clock.ms = START
})
