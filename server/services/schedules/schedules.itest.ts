import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alertQuery } from '../../contract/alert'
import { ruleDraft } from '../../contract/rule'
import { type Timetable, WEEKDAYS } from '../../contract/schedule'
import type { Principal } from '../../contract/user'
import type { EngineFrame } from '../../inference/messages'
import { draft, type Harness, openHarness } from '../testing/harness'

let h: Harness
let admin: Principal
let hall: string
let yard: string

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  admin = await h.person('admin')
  hall = (await h.call('cameras.create', admin, draft({ name: 'Hall', place: 'Hall' }))).id
  yard = (await h.call('cameras.create', admin, draft({ name: 'Yard', place: 'Yard' }))).id
})

/** Of the host, unlike. */
const timeZone = 'Asia/Shanghai'
const lesson = (name: string, from: string, to: string) => ({ name, days: [...WEEKDAYS], from, to })
const LESSONS: Timetable = {
  timeZone,
  periods: [lesson('Lesson 1', '08:00', '08:45'), lesson('Lesson 2', '09:00', '09:45')],
  exceptions: [],
  quiet: [],
}
const at = (time: string) => Date.parse(`2031-05-06T${time}+08:00`)
const make = (who: Principal, more: object = {}) =>
  h.call('schedules.create', who, { name: 'Lessons', timetable: LESSONS, ...more })
const rule = (cameraId: string, more: object = {}) =>
  h.call(
    'rules.create',
    admin,
    ruleDraft.parse({
      name: 'Empty',
      cameraId,
      condition: { kind: 'occupancy', params: { compare: 'fewer_than', count: 5 } },
      forMs: 0,
      cooldownMs: 0,
      ...more,
    }),
  )
async function local(place: string): Promise<Principal> {
  const who = await h.person('none')
  const grants = [{ level: 'admin' as const, scope: { place } }]
  await h.call('users.setGrants', admin, { id: who.userId, grants })
  return { ...who, grants }
}

describe('who may', () => {
  it('a place’s administrator has its schedules, sees those of all, and neither sees nor takes others', async () => {
    const everywhere = await make(admin)
    const theirs = await make(admin, { place: 'Yard' })
    const who = await local('Hall')
    const own = await make(who, { place: 'Hall' })
    expect((await h.call('schedules.list', who, {})).map(({ id, mayEdit }) => [id, mayEdit])).toEqual([
      [everywhere.id, false],
      [own.id, true],
    ])
    await expect(make(who)).rejects.toMatchObject({
      code: 'forbidden',
      extra: { fields: { place: 'notYourSchedule' } },
    })
    await expect(make(who, { place: 'Yard' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(h.call('schedules.update', who, { id: own.id, place: 'Yard' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(h.call('schedules.update', who, { id: everywhere.id, name: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(h.call('schedules.remove', who, { id: theirs.id })).rejects.toMatchObject({
      code: 'schedule_not_found',
    })
    await h.call('schedules.remove', who, { id: own.id })
    expect(await h.call('schedules.list', await h.person('viewer'), {})).toHaveLength(2)
  })

  it('who sees one camera alone sees the schedules of its place', async () => {
    await make(admin, { place: 'Hall' })
    await make(admin, { place: 'Yard' })
    const who = await h.person('none')
    const grants = [{ level: 'viewer' as const, scope: { cameraId: hall } }]
    expect(await h.call('schedules.list', { ...who, grants }, {})).toMatchObject([{ place: 'Hall', mayEdit: false }])
  })
})

describe('what is refused', () => {
  it('names taken in the place, two timetables of one place, and what makes no sense, at its field', async () => {
    await make(admin, { lessons: true })
    await expect(make(admin)).rejects.toMatchObject({ code: 'name_taken' })
    await expect(make(admin, { name: 'Other', lessons: true })).rejects.toMatchObject({
      extra: { fields: { lessons: 'oneTimetable' } },
    })
    await make(admin, { place: 'Hall', lessons: true })
    const never = { ...LESSONS, quiet: [{ days: [...WEEKDAYS], from: '07:00', to: '10:00' }] }
    await expect(make(admin, { name: 'Never', timetable: never })).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { fields: { 'timetable.quiet': 'alwaysQuiet' } },
    })
    for (const zone of ['Asia/Nowhere', '+08:00', ''])
      await expect(make(admin, { timetable: { ...LESSONS, timeZone: zone } })).rejects.toMatchObject({
        code: 'validation_failed',
      })
  })

  it('leaving rules behind: the answer names them', async () => {
    const { id } = await make(admin)
    await rule(hall, { name: 'Crowd', scheduleId: id })
    const inUse = { code: 'schedule_in_use', extra: { fields: { rules: 'Crowd' } } }
    await expect(h.call('schedules.remove', admin, { id })).rejects.toMatchObject(inUse)
    await expect(h.call('schedules.update', admin, { id, place: 'Yard' })).rejects.toMatchObject(inUse)
    expect(await h.call('schedules.update', admin, { id, place: 'Hall' })).toMatchObject({
      place: 'Hall',
      rules: ['Crowd'],
    })
  })

  it('to a rule, a schedule of another place, or none that is there', async () => {
    const { id } = await make(admin, { place: 'Yard' })
    const refused = { code: 'schedule_not_found' }
    await expect(rule(hall, { scheduleId: id })).rejects.toMatchObject(refused)
    for (const nonsense of ['x', crypto.randomUUID()])
      await expect(rule(hall, { scheduleId: nonsense })).rejects.toMatchObject(refused)
    const made = await rule(yard, { scheduleId: id })
    expect(made).toMatchObject({ scheduleId: id, scheduleName: 'Lessons' })
    await expect(h.call('rules.update', admin, { id: made.id, cameraId: hall })).rejects.toMatchObject(refused)
    await h.call('rules.update', admin, { id: made.id, cameraId: hall, scheduleId: null })
  })
})

it('a rule fires in its schedule alone, and its alert says the lesson of its place', async () => {
  const night = { ...LESSONS, periods: [lesson('', '08:30', '09:30')] }
  const { id: scheduleId } = await make(admin, { name: 'Early', timetable: night })
  await make(admin, { lessons: true })
  await make(admin, {
    place: 'Yard',
    lessons: true,
    timetable: { ...LESSONS, periods: [lesson('Sports', '08:00', '10:00')] },
  })
  await rule(hall, { scheduleId })
  await rule(yard, { scheduleId })
  const frame = (cameraId: string, time: string): EngineFrame => ({
    ...{ t: 'frame', cameraId, frameId: at(time), at: at(time), steadyMs: at(time), width: 64, height: 64 },
    ...{ jpeg: null, evidence: null, measured: true, objects: [], things: [], inferenceMs: 1, fps: 25 },
  })
  for (const cameraId of [hall, yard])
    for (const time of ['08:29', '08:31', '08:50', '09:10', '09:40']) h.inference.emitFrame(frame(cameraId, time))
  await h.settled()
  const list = async (more: object = {}) => (await h.call('alerts.list', admin, alertQuery.parse(more))).items
  const told = (await list()).map(({ cameraName, raisedAt, lesson }) => [cameraName, raisedAt, lesson])
  expect(told.sort()).toEqual([
    ['Hall', at('08:31'), 'Lesson 1'],
    ['Hall', at('08:50'), null],
    ['Hall', at('09:10'), 'Lesson 2'],
    ['Yard', at('08:31'), 'Sports'],
    ['Yard', at('08:50'), 'Sports'],
    ['Yard', at('09:10'), 'Sports'],
  ])
  expect(await list({ lesson: 'Lesson 2' })).toHaveLength(1)
  // In force at once.
  await h.call('schedules.update', admin, { id: scheduleId, timetable: LESSONS })
  h.inference.emitFrame(frame(hall, '09:41'))
  await h.settled()
  expect((await list({ lesson: 'Lesson 2' })).map(({ raisedAt }) => raisedAt)).toEqual([at('09:41'), at('09:10')])
})
