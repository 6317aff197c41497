import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type AlertQuery, alertDetail, alertPage, alertQuery } from '../../contract/alert'
import type { BehaviourCode } from '../../contract/behaviours'
import { ruleDraft } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { EngineFrame, EngineObject } from '../../inference/messages'
import { Prisma } from '../../store/generated/client'
import { draft, type Harness, openHarness, START } from '../testing/harness'

let h: Harness
let admin: Principal
let operator: Principal
let cameraId: string

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  h.inference.last = null
  h.clock.setMs = 0
  admin = await h.person('admin')
  operator = await h.person('operator')
  cameraId = (await h.call('cameras.create', admin, draft({ place: 'Upstairs' }))).id
})

const counting = (behaviour: BehaviourCode, minCount: number) => ({
  kind: 'behaviour_count',
  params: { behaviour, minCount },
})
const rule = (more = {}) =>
  h.call(
    'rules.create',
    admin,
    ruleDraft.parse({
      name: 'Phones',
      cameraId,
      condition: counting('p', 2),
      forMs: 0,
      ...more,
    }),
  )
const someone = (behaviour: BehaviourCode): EngineObject => ({
  trackId: 1,
  classId: 0,
  label: 'x',
  confidence: 0.9,
  box: { x1: 0, y1: 0, x2: 10, y2: 10 },
  behaviour,
  predicted: false,
})
const frame = (frameId: number, at: number, more: Partial<EngineFrame> = {}): EngineFrame => ({
  t: 'frame',
  cameraId,
  frameId,
  at,
  steadyMs: at,
  width: 64,
  height: 64,
  jpeg: Buffer.from(`picture ${frameId}`),
  evidence: null,
  measured: true,
  objects: [someone('p'), someone('p'), someone('u')],
  things: [],
  inferenceMs: 1,
  fps: 25,
  ...more,
})
const CLEAN = { overlay: false, locale: 'en' } as const
const BURNED = { overlay: true, locale: 'zh-CN' } as const
const query = (more: Partial<AlertQuery> = {}) => alertQuery.parse(more)

async function fire(...frames: EngineFrame[]) {
  for (const f of frames) h.inference.emitFrame(f)
  await h.settled()
}

describe('a rule', () => {
  it('fires once while it holds, then again after its cooldown, each time with its picture', async () => {
    await rule({ forMs: 1_000, cooldownMs: 5_000, severity: 'critical' })
    await fire(...Array.from({ length: 15 }, (_, i) => frame(i, START + i * 500)))
    const { items, open } = alertPage.parse(await h.call('alerts.list', operator, query()))
    expect(items.map(({ raisedAt, frameIndex }) => [raisedAt - START, frameIndex])).toEqual([
      [6_000, 12],
      [1_000, 2],
    ])
    expect(open).toBe(2)
    expect(items[0]).toMatchObject({
      cameraId,
      cameraName: 'Room 1',
      cameraPlace: 'Upstairs',
      ruleName: 'Phones',
      severity: 'critical',
      cause: { ...counting('p', 2), facts: { count: 2 } },
      behaviour: 'p',
      forMs: 1_000,
      heldMs: 6_000,
      hasSnapshot: true,
    })
    expect(String(await h.snapshot(operator, items[0]!.id, CLEAN))).toBe('picture 12')
    const folder = path.join(h.paths.dataDir, 'snapshots/2031/05')
    expect(await readFile(path.join(folder, `${items[1]!.id}.jpg`), 'utf8')).toBe('picture 2')
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(h.raised.map(({ id, hasSnapshot }) => [id, hasSnapshot])).toEqual([
      [items[1]!.id, true],
      [items[0]!.id, true],
    ])
    expect(await readdir(path.join(h.paths.dataDir, 'alerts-waiting'))).toEqual([])
  })

  it('has the picture of the frame that fired and what was found in it, also when another was shown last', async () => {
    await rule()
    h.inference.last = frame(7, START, { objects: [someone('u')] })
    await fire(frame(9, START + 80, { jpeg: null, evidence: Buffer.from('unseen 9') }))
    const { id } = h.raised[0]!
    expect(String(await h.snapshot(operator, id, CLEAN))).toBe('unseen 9')
    const { evidence, raisedAt, frameIndex } = alertDetail.parse(await h.call('alerts.get', operator, { id }))
    expect(evidence).toMatchObject({ frameIndex: 9, timeMs: START + 80, width: 64, height: 64 })
    expect([frameIndex, raisedAt]).toEqual([9, START + 80])
    expect(evidence!.objects.map(({ behavior }) => behavior?.code)).toEqual(['p', 'p', 'u'])
  })

  it('has its boxes drawn in where it leaves as a file: for the reader, in the reader’s language', async () => {
    await rule()
    await fire(frame(1, START))
    const asked: unknown[] = []
    h.burner.burn = async ({ jpeg, at, objects }, options) => {
      asked.push([String(jpeg), at, objects.length, options])
      return Buffer.from('burned')
    }
    const { id } = h.raised[0]!
    expect(String(await h.snapshot(operator, id, BURNED))).toBe('burned')
    expect(asked).toEqual([
      ['picture 1', START, 3, { locale: 'zh-CN', title: 'Room 1 · Phones', owner: operator.userId }],
    ])
    h.burner.burn = async () => {
      throw new AppError('busy')
    }
    await expect(h.snapshot(operator, id, BURNED)).rejects.toMatchObject({ code: 'busy' })
  })

  it('keeps pictures of old as they are: their boxes are part of them, and nothing is drawn twice', async () => {
    await rule()
    await fire(frame(1, START))
    const { id } = h.raised[0]!
    await h.prisma.alert.update({ where: { id }, data: { burned: true, evidence: Prisma.DbNull } })
    expect(await h.call('alerts.get', operator, { id })).toMatchObject({ hasSnapshot: true, evidence: null })
    for (const options of [CLEAN, BURNED]) {
      expect(String(await h.snapshot(operator, id, options))).toBe('picture 1')
    }
  })

  it('is stored when it has no picture', async () => {
    await rule()
    await fire(frame(1, START, { jpeg: null }))
    const [alert] = (await h.call('alerts.list', operator, query())).items
    expect(alert).toMatchObject({ hasSnapshot: false, state: 'raised' })
    const snapshot = h.snapshot(operator, alert!.id, CLEAN)
    await expect(snapshot).rejects.toMatchObject({ code: 'snapshot_not_found' })
  })

  it('stays silent when disabled, removed or its camera is gone', async () => {
    const first = await rule({ cooldownMs: 0 })
    await h.call('rules.update', admin, { id: first.id, enabled: false })
    await fire(frame(1, START))
    await h.call('rules.update', admin, { id: first.id, enabled: true })
    await fire(frame(2, START + 1))
    await h.call('rules.remove', admin, { id: first.id })
    await fire(frame(3, START + 2))
    await rule({ cooldownMs: 0 })
    await h.call('cameras.remove', admin, { id: cameraId })
    await fire(frame(4, START + 3))
    expect((await h.prisma.alert.findMany()).map(({ frameIndex }) => Number(frameIndex))).toEqual([2])
    expect(await h.call('rules.list', operator, {})).toEqual([])
  })

  it('keeps its cooldown over a restart', async () => {
    await rule({ cooldownMs: 60_000 })
    await fire(frame(1, START))
    await h.restart()
    await fire(frame(2, START + 59_999), frame(3, START + 60_000))
    expect((await h.prisma.alert.findMany()).map(({ frameIndex }) => Number(frameIndex)).sort()).toEqual([1, 3])
  })
})

describe.each([
  ['back', -3_600_000],
  ['forward', 3_600_000],
])('a clock set %s an hour', (_, setMs) => {
  it('neither silences a rule that holds nor makes one fire early, and its time is what the clock says', async () => {
    await rule({ forMs: 2_000, cooldownMs: 5_000 })
    // Set after three frames: in the middle of the hold.
    const frames = Array.from({ length: 30 }, (_, i) => {
      const steadyMs = START + i * 500
      return frame(i, steadyMs + (i < 3 ? 0 : setMs), { steadyMs })
    })
    await fire(...frames)
    const fired = await h.prisma.alert.findMany({ orderBy: { frameIndex: 'asc' } })
    expect(fired.map(({ frameIndex, raisedAt }) => [Number(frameIndex), raisedAt.getTime()])).toEqual(
      [4, 14, 24].map((i) => [i, START + i * 500 + setMs]),
    )
  })

  it('leaves the cooldown over a restart no longer than it is', async () => {
    await rule({ cooldownMs: 60_000 })
    await fire(frame(1, START))
    h.clock.setMs = setMs
    await h.restart()
    const later = (id: number, ms: number) => frame(id, START + ms + setMs, { steadyMs: START + ms })
    await fire(later(2, 1_000), later(3, 59_999), later(4, 60_000), later(5, 61_000))
    const fired = (await h.prisma.alert.findMany()).map(({ frameIndex }) => Number(frameIndex)).sort()
    // Set forward, the cooldown is over as far as anybody can know.
    expect(fired).toEqual(setMs < 0 ? [1, 4] : [1, 2, 5])
  })
})

describe('history', () => {
  it('survives the camera, the rule and the person', async () => {
    await rule()
    await fire(frame(1, START))
    const { id } = h.raised[0]!
    await h.call('alerts.step', operator, { id, state: 'acknowledged', note: 'on my way' })
    await h.call('cameras.remove', admin, { id: cameraId })
    await h.call('users.remove', admin, { id: operator.userId })
    const detail = alertDetail.parse(await h.call('alerts.get', admin, { id }))
    expect(detail).toMatchObject({ cameraId: null, cameraName: 'Room 1', ruleName: 'Phones', state: 'acknowledged' })
    expect(detail.steps).toEqual([
      { state: 'raised', at: START, by: null, note: null },
      { state: 'acknowledged', at: h.clock.ms, by: 'operator', note: 'on my way' },
    ])
    expect(await h.snapshot(admin, id, CLEAN)).toBeInstanceOf(Buffer)
  })
})

describe('steps', () => {
  it('are won by one of many', async () => {
    await rule()
    await fire(frame(1, START))
    const { id } = h.raised[0]!
    const states = ['resolved', 'false_alarm', 'resolved', 'false_alarm', 'resolved', 'false_alarm'] as const
    const results = await Promise.allSettled(
      states.map((state) => h.call('alerts.step', operator, { id, state: state })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'alert_state' })
    expect((await h.call('alerts.get', operator, { id })).steps).toHaveLength(2)
    expect((await h.call('alerts.list', operator, query())).open).toBe(0)
  })

  it.each([
    [['acknowledged', 'acknowledged'], 'alert_state'],
    [['resolved', 'acknowledged'], 'alert_state'],
    [['false_alarm', 'resolved'], 'alert_state'],
    [['acknowledged', 'resolved'], null],
    [['acknowledged', 'false_alarm'], null],
  ] as const)('%s: %s', async ([first, second], code) => {
    await rule()
    await fire(frame(1, START))
    const { id } = h.raised[0]!
    await h.call('alerts.step', operator, { id, state: first })
    const result = h.call('alerts.step', operator, { id, state: second })
    if (code) await expect(result).rejects.toMatchObject({ code })
    else await expect(result).resolves.toMatchObject({ state: second })
  })

  it('are not for viewers, nor for alerts that are not there', async () => {
    const viewer = await h.person('viewer')
    const nobody = '0190163d-8694-739b-aea5-966c26f8ad91'
    await expect(h.call('alerts.step', viewer, { id: nobody, state: 'resolved' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const id of [nobody, 'x'])
      await expect(h.call('alerts.step', operator, { id, state: 'resolved' })).rejects.toMatchObject({
        code: 'alert_not_found',
      })
  })
})

describe('the list', () => {
  it('is complete and without doubles while alerts come in, also within one millisecond', async () => {
    // Ten at each of five times.
    for (let i = 0; i < 10; i++) await rule({ cooldownMs: 1 })
    await fire(...Array.from({ length: 5 }, (_, i) => frame(i, START + i)))
    const before = new Set(h.raised.map(({ id }) => id))
    const seen: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 50; page++) {
      const { items, next } = await h.call('alerts.list', operator, query({ limit: 7, cursor }))
      seen.push(...items.map(({ id }) => id))
      if (next === null) break
      cursor = next
      await fire(frame(100 + page, START + 100 + page))
    }
    expect(seen).toHaveLength(50)
    expect(new Set(seen)).toEqual(before)
  })

  it('filters', async () => {
    await rule()
    await rule({ name: 'Standing', condition: counting('s', 1), severity: 'info' })
    await fire(frame(1, START), frame(2, START + 10, { objects: [someone('s')] }))
    const find = async (more: Partial<AlertQuery>) =>
      (await h.call('alerts.list', operator, query(more))).items.map(({ ruleName }) => ruleName)
    expect(await find({})).toEqual(['Standing', 'Phones'])
    expect(await find({ behaviour: 's' })).toEqual(['Standing'])
    expect(await find({ severity: 'warning' })).toEqual(['Phones'])
    expect(await find({ from: START + 1 })).toEqual(['Standing'])
    expect(await find({ to: START })).toEqual(['Phones'])
    expect(await find({ cameraId })).toHaveLength(2)
    expect(await find({ cameraId: 'x' })).toEqual([])
    expect(await find({ state: 'resolved' })).toEqual([])
    expect(await find({ from: -9e15, to: 9e15 })).toHaveLength(2)
    await expect(find({ cursor: 'x' })).rejects.toMatchObject({ code: 'bad_request' })
  })
})

it('a camera that sees nothing, stands still or was moved is told with its picture, though nothing is measured', async () => {
  const kinds = ['camera_black', 'camera_frozen', 'camera_moved']
  for (const kind of kinds) await rule({ name: kind, condition: { kind, params: {} }, forMs: 2_000 })
  const [room, elsewhere, black] = [
    Uint8Array.from({ length: 576 }, (_, i) => 50 + (i % 7) * 20),
    Uint8Array.from({ length: 576 }, (_, i) => 50 + (i % 11) * 15),
    new Uint8Array(576).fill(12),
  ]
  const views = [...Array(12).fill(room), ...Array(4).fill(elsewhere), ...Array(4).fill(black)] as Uint8Array[]
  const shown = views.map((view, i) => {
    // What stands still is told elsewhere: a cell changes with every picture.
    const moving = i < 12 ? view.with(0, i * 10) : view
    return frame(i, START + i * 1_000, { measured: false, objects: [], view: moving })
  })
  await fire(...shown)
  const { items } = await h.call('alerts.list', admin, query())
  expect(items.map(({ ruleName, frameIndex }) => [ruleName, frameIndex])).toEqual([
    ['camera_black', 18],
    ['camera_frozen', 15],
    ['camera_moved', 14],
  ])
  expect(String(await h.snapshot(admin, items[0]?.id ?? '', CLEAN))).toBe('picture 18')
})

describe('a camera without pictures', () => {
  const offline = { kind: 'camera_offline', params: {} }

  it('is told once an outage, with the last picture that it gave', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    await h.restart()
    await rule({ name: 'Gone', condition: offline, forMs: 5_000, cooldownMs: 1_000 })
    const pass = (seconds: number) => {
      for (let i = 0; i < seconds; i++) {
        h.clock.ms += 1_000
        vi.advanceTimersByTime(1_000)
      }
    }
    const show = (frameId: number) => {
      h.inference.last = frame(frameId, h.clock.ms)
      h.inference.emitFrame(h.inference.last)
    }
    const told = async () => {
      await h.settled()
      return (await h.call('alerts.list', admin, query())).items
    }
    const began = h.clock.ms
    show(7)
    pass(8)
    expect(await told()).toEqual([])
    pass(30)
    const [alert, ...more] = await told()
    expect(more).toEqual([])
    expect(alert).toMatchObject({
      ...{ ruleName: 'Gone', raisedAt: began + 9_000, heldMs: 5_000, frameIndex: 7, hasSnapshot: true },
      cause: { kind: 'camera_offline', params: {}, facts: {} },
    })
    const { evidence } = await h.call('alerts.get', admin, { id: alert?.id ?? '' })
    expect(evidence).toMatchObject({ frameIndex: 7, timeMs: began })
    expect(String(await h.snapshot(admin, alert?.id ?? '', CLEAN))).toBe('picture 7')
    show(8)
    pass(9)
    expect((await told()).map(({ frameIndex }) => frameIndex)).toEqual([8, 7])
  })

  it('is told though it never gave one', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    await h.restart()
    await rule({ name: 'Never there', condition: offline, forMs: 0 })
    vi.advanceTimersByTime(1_000)
    await h.settled()
    const { items } = await h.call('alerts.list', admin, query())
    expect(items).toMatchObject([{ ruleName: 'Never there', hasSnapshot: false }])
  })
})
