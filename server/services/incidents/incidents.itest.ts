import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type IncidentQuery, incidentDetail, incidentPage, incidentQuery } from '../../contract/incident'
import { ruleDraft } from '../../contract/rule'
import type { EngineFrame } from '../../inference/messages'
import { draft, type Harness, openHarness, type Person, START } from '../testing/harness'
import { putAlert } from '../testing/put-alert'

const MINUTE = 60_000
const NOBODY = '0190163d-8694-739b-aea5-966c26f8ad91'

let h: Harness
let admin: Person
let ann: Person
let bob: Person
let cameraId: string
let frames = 0

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  h.clock.ms = START
  admin = await h.person('admin')
  ann = await h.person('operator')
  bob = await h.person('operator')
  cameraId = (await h.call('cameras.create', admin, draft({ place: 'Upstairs' }))).id
})

const rule = (more = {}) =>
  h.call(
    'rules.create',
    admin,
    ruleDraft.parse({
      name: 'Phones',
      cameraId,
      condition: { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 } },
      ...{ forMs: 0, cooldownMs: MINUTE, ...more },
    }),
  )
const person = { trackId: 1, classId: 0, label: 'x', confidence: 0.9, behaviour: 'p', predicted: false } as const
const box = { x1: 0, y1: 0, x2: 10, y2: 10 }

/** Every rule fires, at each of these minutes. */
async function fire(...minutes: number[]): Promise<void> {
  for (const minute of minutes) {
    const at = START + minute * MINUTE
    const frame: EngineFrame = {
      ...{ t: 'frame', cameraId, frameId: ++frames, at, steadyMs: at, width: 64, height: 64, measured: true },
      ...{ jpeg: Buffer.from('picture'), evidence: null, objects: [{ ...person, box }], things: [] },
      ...{ inferenceMs: 1, fps: 25 },
    }
    h.inference.emitFrame(frame)
  }
  await h.settled()
}
const list = async (who: Person, more: Partial<IncidentQuery> = {}) =>
  incidentPage.parse(await h.call('incidents.list', who, incidentQuery.parse(more)))
const get = async (who: Person, id: string) => incidentDetail.parse(await h.call('incidents.get', who, { id }))
const newest = async () => (await list(admin)).items[0]!
const minutesOf = (at: number) => (at - START) / MINUTE

describe('repeated firings', () => {
  it('of one rule are one incident, from the first to the last', async () => {
    await rule()
    await fire(0, 2, 9)
    const { items, unread } = await list(ann)
    expect(items.map(({ count, firstAt, lastAt }) => [count, minutesOf(firstAt), minutesOf(lastAt)])).toEqual([
      [3, 0, 9],
    ])
    expect(unread).toBe(1)
    expect(items[0]).toMatchObject({
      ...{ cameraId, cameraName: 'Room 1', cameraPlace: 'Upstairs', ruleName: 'Phones', severity: 'warning' },
      ...{ state: 'new', assignee: null, behaviour: 'p', acknowledgedAt: null, closedAt: null, version: 0 },
      latest: { id: h.raised[2]!.id, hasSnapshot: true },
    })
    const { alerts, steps } = await get(ann, items[0]!.id)
    expect(alerts.map(({ id }) => id)).toEqual(h.raised.map(({ id }) => id).reverse())
    expect(steps).toEqual([])
    expect(h.raised.map(({ incidentId }) => incidentId)).toEqual(Array(3).fill(h.raised[0]!.id))
    expect(h.incidents.map(({ count }) => count)).toEqual([1, 2, 3])
  })

  it('begin another one after a while, when the one before is closed, and for each rule', async () => {
    await rule()
    await rule({ name: 'Others', severity: 'critical' })
    await fire(0)
    const [others] = (await list(admin, { severity: 'critical' })).items
    await h.call('incidents.step', ann, { id: others!.id, act: 'false_alarm' })
    await fire(5, 17)
    const began = async (name: string) =>
      (await list(admin)).items
        .filter(({ ruleName }) => ruleName === name)
        .map(({ count, firstAt, state }) => [minutesOf(firstAt), count, state])
    expect(await began('Phones')).toEqual([
      [17, 1, 'new'],
      [0, 2, 'new'],
    ])
    expect(await began('Others')).toEqual([
      [17, 1, 'new'],
      [5, 1, 'new'],
      [0, 1, 'false_alarm'],
    ])
  })

  it('join what somebody has, in its state; the incident has the highest severity', async () => {
    const { id: ruleId } = await rule()
    await fire(0)
    const { id } = await newest()
    await h.call('incidents.step', ann, { id, act: 'assign', to: bob.userId })
    await h.call('rules.update', admin, { id: ruleId, severity: 'critical' })
    await fire(5)
    expect(await get(ann, id)).toMatchObject({ count: 2, state: 'assigned', severity: 'critical' })
    expect((await list(ann)).unread).toBe(0)
    const joined = await h.call('alerts.get', ann, { id: h.raised[1]!.id })
    expect(joined).toMatchObject({ state: 'acknowledged', severity: 'critical', incidentId: id })
    expect(joined.steps.map(({ state, by }) => [state, by])).toEqual([
      ['raised', null],
      ['acknowledged', 'operator'],
    ])
  })

  it('outlive their rule and camera', async () => {
    const { id: ruleId } = await rule()
    await fire(0)
    const { id } = await newest()
    await h.call('rules.remove', admin, { id: ruleId })
    await h.call('cameras.remove', admin, { id: cameraId })
    expect(await get(admin, id)).toMatchObject({ ruleId: null, cameraId: null, ruleName: 'Phones', count: 1 })
    await h.call('incidents.step', admin, { id, act: 'resolve' })
  })
})

describe('steps', () => {
  let id: string
  beforeEach(async () => {
    await rule()
    await fire(0, 1)
    ;({ id } = await newest())
  })
  const step = (who: Person, act: 'acknowledge' | 'resolve' | 'false_alarm' | 'reopen' | 'note', more = {}) =>
    h.call('incidents.step', who, { id, act, ...more })
  const assign = (who: Person, to: string | null, more = {}) =>
    h.call('incidents.step', who, { id, act: 'assign', to, ...more })

  it('say who and when, from new to a false alarm and back', async () => {
    h.clock.ms = START + 2 * MINUTE
    await step(ann, 'acknowledge', { note: 'on my way' })
    h.clock.ms += MINUTE
    await assign(ann, bob.userId)
    await step(bob, 'note', { note: 'a poster' })
    h.clock.ms += MINUTE
    expect(await step(bob, 'false_alarm')).toMatchObject({ state: 'false_alarm', version: 4 })
    const closed = await get(ann, id)
    expect(closed).toMatchObject({
      ...{ state: 'false_alarm', assignee: { id: bob.userId, name: 'operator' }, may: 'operator' },
      ...{ acknowledgedAt: START + 2 * MINUTE, closedAt: START + 4 * MINUTE },
    })
    expect(closed.steps).toEqual([
      {
        act: 'acknowledge',
        state: 'acknowledged',
        at: START + 2 * MINUTE,
        by: 'operator',
        to: null,
        note: 'on my way',
      },
      { act: 'assign', state: 'assigned', at: START + 3 * MINUTE, by: 'operator', to: 'operator', note: null },
      { act: 'note', state: 'assigned', at: START + 3 * MINUTE, by: 'operator', to: null, note: 'a poster' },
      { act: 'false_alarm', state: 'false_alarm', at: START + 4 * MINUTE, by: 'operator', to: null, note: null },
    ])
    // Its alerts follow, and programs are told of them.
    const { items } = await h.call('alerts.list', ann, { state: 'false_alarm' })
    expect(items).toHaveLength(2)
    expect(h.updated.map(({ state }) => state)).toEqual([
      ...['acknowledged', 'acknowledged', 'false_alarm', 'false_alarm'],
    ])
    const [alert] = closed.alerts
    expect((await h.call('alerts.get', ann, { id: alert!.id })).steps.map(({ state, note }) => [state, note])).toEqual([
      ['raised', null],
      ['acknowledged', 'on my way'],
      ['acknowledged', 'a poster'],
      ['false_alarm', null],
    ])
    expect(await step(ann, 'reopen')).toMatchObject({ state: 'assigned', closedAt: null })
    expect(await assign(ann, null)).toMatchObject({ state: 'acknowledged', assignee: null })
    expect(await h.prisma.auditEntry.count({ where: { target: `incident:${id}` } })).toBe(6)
  })

  it('of many at once: one counts, the others are told, and nothing is lost', async () => {
    const acts = ['resolve', 'false_alarm', 'resolve', 'false_alarm'] as const
    const results = await Promise.allSettled(acts.map((act, i) => step(i % 2 ? ann : bob, act, { version: 0 })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'incident_state' })
    expect((await get(ann, id)).steps).toHaveLength(1)
  })

  it('on what somebody else has changed since are refused; notes are all kept', async () => {
    const results = await Promise.allSettled([
      ...[ann, bob].map((who) => assign(who, who.userId, { version: 0 })),
      ...[ann, bob].map((who) => step(who, 'note', { note: 'seen', version: 0 })),
    ])
    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'))
    expect(codes.slice(0, 2).toSorted()).toContain('incident_changed')
    expect(codes.slice(2)).toEqual(['done', 'done'])
    const { steps, version } = await get(ann, id)
    expect(steps.filter(({ act }) => act === 'note')).toHaveLength(2)
    expect(version).toBe(steps.length)
    // Without a version the last one wins, and both are in the history.
    await assign(ann, ann.userId)
    expect(await assign(bob, bob.userId)).toMatchObject({ assignee: { id: bob.userId } })
  })

  it('are refused with a reason', async () => {
    const viewer = await h.person('viewer')
    const none = await h.person('aggregate')
    await expect(step(viewer, 'resolve')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(get(none, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(step(ann, 'reopen')).rejects.toMatchObject({ code: 'incident_state' })
    await expect(step(ann, 'note')).rejects.toMatchObject({ code: 'validation_failed' })
    await expect(h.call('incidents.step', ann, { id, act: 'assign' })).rejects.toMatchObject({
      code: 'validation_failed',
    })
    for (const to of [NOBODY, 'x', viewer.userId])
      await expect(assign(ann, to)).rejects.toMatchObject({ code: 'user_not_found' })
    for (const missing of [NOBODY, 'x'])
      await expect(get(ann, missing)).rejects.toMatchObject({ code: 'incident_not_found' })
    expect((await get(viewer, id)).may).toBe('viewer')
  })

  it('can be given to whoever may handle its camera', async () => {
    const granted = await h.person('none')
    await h.call('users.setGrants', admin, { id: granted.userId, grants: [{ level: 'operator', scope: { cameraId } }] })
    const elsewhere = await h.person('none')
    const scope = { place: 'Yard' }
    await h.call('users.setGrants', admin, { id: elsewhere.userId, grants: [{ level: 'admin', scope }] })
    await h.call('users.update', admin, { id: bob.userId, disabled: true })
    const found = await h.call('incidents.assignable', ann, { id })
    expect(new Set(found.map(({ id: userId }) => userId))).toEqual(new Set([admin.userId, ann.userId, granted.userId]))
    expect(await assign(ann, granted.userId)).toMatchObject({ state: 'assigned' })
    // The name stays.
    await h.call('users.remove', admin, { id: granted.userId })
    expect((await get(ann, id)).assignee).toEqual({ id: null, name: 'none' })
  })

  it('of an alert are those of its incident', async () => {
    const [first, second] = h.raised
    expect(await h.call('alerts.step', ann, { id: second!.id, state: 'resolved', note: 'done' })).toMatchObject({
      id: second!.id,
      state: 'resolved',
    })
    await expect(h.call('alerts.step', bob, { id: first!.id, state: 'acknowledged' })).rejects.toMatchObject({
      code: 'alert_state',
    })
    expect(await get(ann, id)).toMatchObject({ state: 'resolved', steps: [{ act: 'resolve', note: 'done' }] })
  })
})

describe('many at once', () => {
  it('change what can be changed, and say of the others why not', async () => {
    for (const name of ['One', 'Two', 'Three']) await rule({ name })
    await fire(0)
    const ids = (await list(admin)).items.map(({ id }) => id)
    await h.call('incidents.step', bob, { id: ids[0]!, act: 'resolve' })
    const limited = await h.person('none')
    const grants = [
      { level: 'viewer' as const, scope: { cameraId } },
      { level: 'operator' as const, scope: { place: 'Yard' } },
    ]
    await h.call('users.setGrants', admin, { id: limited.userId, grants })
    const some = { ...limited, grants }
    expect(await h.call('incidents.stepMany', some, { ids: [ids[1]!], act: 'resolve' })).toEqual({
      changed: [],
      unchanged: [{ id: ids[1], code: 'forbidden' }],
    })
    const { changed, unchanged } = await h.call('incidents.stepMany', ann, {
      ids: [...ids, ids[1]!, NOBODY, 'x'],
      act: 'resolve',
      note: 'break',
    })
    expect(changed.map(({ id, state }) => [id, state])).toEqual(ids.slice(1).map((id) => [id, 'resolved']))
    expect(unchanged).toEqual([
      { id: ids[0], code: 'incident_state' },
      { id: NOBODY, code: 'incident_not_found' },
      { id: 'x', code: 'incident_not_found' },
    ])
    expect((await get(ann, ids[1]!)).steps).toMatchObject([{ act: 'resolve', note: 'break', by: 'operator' }])
    const entries = await h.prisma.auditEntry.findMany({ where: { verb: 'incidents.stepMany' } })
    expect(new Set(entries.map(({ target }) => target))).toEqual(new Set(ids.slice(1).map((id) => `incident:${id}`)))
    const tooMany = Array.from({ length: 101 }, () => NOBODY)
    await expect(h.call('incidents.stepMany', ann, { ids: tooMany, act: 'resolve' })).rejects.toMatchObject({
      code: 'validation_failed',
    })
    await expect(h.call('incidents.stepMany', ann, { ids, act: 'note' })).rejects.toMatchObject({
      code: 'validation_failed',
    })
  })
})

describe('the list', () => {
  it('filters, and pages by key', async () => {
    await rule({ name: 'One' })
    await rule({ name: 'Two', severity: 'info' })
    await fire(0, 20, 40)
    const all = (await list(ann)).items
    expect(all).toHaveLength(6)
    const [first] = all
    await h.call('incidents.step', ann, { id: first!.id, act: 'assign', to: ann.userId })
    await h.call('incidents.step', ann, { id: all[1]!.id, act: 'resolve' })
    const find = async (who: Person, more: Partial<IncidentQuery>) => (await list(who, more)).items.length
    expect(await find(ann, { state: 'open' })).toBe(5)
    expect(await find(ann, { state: 'new' })).toBe(4)
    expect(await find(ann, { state: 'assigned' })).toBe(1)
    expect(await find(ann, { state: 'resolved' })).toBe(1)
    expect(await find(ann, { mine: '1' })).toBe(1)
    expect(await find(bob, { mine: '1' })).toBe(0)
    expect(await find(ann, { severity: 'info' })).toBe(3)
    expect(await find(ann, { cameraId })).toBe(6)
    expect(await find(ann, { cameraId: 'x' })).toBe(0)
    expect(await find(ann, { place: 'Upstairs' })).toBe(6)
    expect(await find(ann, { place: 'Yard' })).toBe(0)
    expect(await find(ann, { ruleId: first!.ruleId! })).toBe(3)
    expect(await find(ann, { behaviour: 'u' })).toBe(0)
    expect(await find(ann, { from: START + 1, to: START + 20 * MINUTE })).toBe(2)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(ann, { limit: 4, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
      if (cursor) await fire(60)
    } while (cursor)
    expect(seen).toEqual(all.map(({ id }) => id))
    await expect(list(ann, { cursor: 'x' })).rejects.toMatchObject({ code: 'bad_request' })
  })

  it('has what one may see', async () => {
    await rule()
    await fire(0)
    const granted = async (level: 'aggregate' | 'viewer', place: string) => {
      const who = await h.person('none')
      const grants = [{ level, scope: { place } }]
      await h.call('users.setGrants', admin, { id: who.userId, grants })
      return { ...who, grants }
    }
    expect(await list(await granted('viewer', 'Upstairs'))).toMatchObject({ items: [{}], unread: 1 })
    expect(await list(await granted('viewer', 'Yard'))).toMatchObject({ items: [], unread: 0 })
    await expect(list(await granted('aggregate', 'Upstairs'))).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await newest()
    await expect(get(await granted('viewer', 'Yard'), id)).rejects.toMatchObject({ code: 'incident_not_found' })
  })
})

describe('figures', () => {
  it('tell bad rules by their share of false alarms, and how soon somebody looked', async () => {
    const one = await rule({ name: 'One' })
    const two = await rule({ name: 'Two' })
    const put = (
      ruleId: string,
      minutesAgo: number,
      state: 'raised' | 'resolved' | 'false_alarm',
      lookedAfter?: number,
    ) => {
      const at = START - minutesAgo * MINUTE
      const names = { cameraId, cameraName: 'Room 1', cameraPlace: 'Upstairs', ruleId, ruleName: 'r' }
      const cause = { kind: 'behaviour_count', params: {}, facts: {}, forMs: 0, frameIndex: 1 }
      const acknowledgedAt = lookedAfter === undefined ? null : new Date(at + lookedAfter)
      return putAlert(
        h.prisma,
        { ...names, ...cause, severity: 'info', state, raisedAt: new Date(at) },
        { acknowledgedAt },
      )
    }
    await put(one.id, 10, 'false_alarm', 1_000)
    await put(one.id, 20, 'false_alarm', 3_000)
    await put(one.id, 30, 'resolved', 9_000)
    await put(one.id, 40, 'raised')
    await put(two.id, 50, 'resolved', 20_000)
    await put(two.id, 31 * 24 * 60, 'false_alarm')
    const figures = await h.call('incidents.figures', ann, { days: 30 })
    expect(figures).toMatchObject({ days: 30, acknowledged: 4, acknowledgeMs: 6_000 })
    expect(figures.rules.toSorted((a, b) => b.incidents - a.incidents)).toEqual([
      { ruleId: one.id, incidents: 4, closed: 3, falseAlarms: 2, acknowledgeMs: 3_000 },
      { ruleId: two.id, incidents: 1, closed: 1, falseAlarms: 0, acknowledgeMs: 20_000 },
    ])
    const elsewhere = { ...(await h.person('none')), grants: [{ level: 'viewer' as const, scope: { place: 'Yard' } }] }
    expect(await h.call('incidents.figures', elsewhere, { days: 30 })).toMatchObject({ acknowledged: 0, rules: [] })
  })
})
