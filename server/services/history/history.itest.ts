/** What is charted of days: right across clock changes, cut by lessons, and only of cameras that somebody sees. */
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EngineFrame } from '../../inference/messages'
import { createFakeInference } from '../testing/fake-inference'
import { draft, type Harness, openHarness, type Person } from '../testing/harness'
import { putAlert } from '../testing/put-alert'
import { createMinuteRecorder } from './recorder'

const MINUTE = 60_000
/** Clocks are set back on this day: 25 hours. */
const DAY = '2031-10-26'
const BERLIN = 'Europe/Berlin'
/** 00:00 in Berlin. */
const MIDNIGHT = Date.UTC(2031, 9, 25, 22)

let h: Harness
let admin: Person
let hall: string
let yard: string

beforeAll(async () => {
  h = await openHarness()
})
afterAll(() => h?.close())
beforeEach(async () => {
  await h.empty()
  h.clock.ms = MIDNIGHT + 30 * 60 * MINUTE
  admin = await h.person('admin')
  const add = async (place: string) => {
    const { id } = await h.call('cameras.create', admin, draft({ name: `${place} 1`, place, modelId: null }))
    await h.prisma.camera.update({ where: { id }, data: { createdAt: new Date(0) } })
    return id
  }
  hall = await add('Hall')
  yard = await add('Yard')
})

/** Frames as an engine gives them: in each of these minutes after midnight two, a second apart. */
async function measure(cameraId: string, minutes: number[], people: number, phones = 0): Promise<void> {
  const inference = createFakeInference()
  const recorder = createMinuteRecorder({ ...h, inference, log: pino({ level: 'silent' }) })
  recorder.start()
  const objects = Array.from({ length: people }, (_, i) => ({ label: 'student', behaviour: i < phones ? 'p' : 'u' }))
  for (const minute of minutes)
    for (const second of [10, 11]) {
      const at = MIDNIGHT + minute * MINUTE + second * 1000
      inference.emitFrame({ cameraId, at, measured: true, objects } as unknown as EngineFrame)
    }
  await recorder.stop()
}

const series = (who: Person, change: object = {}) =>
  h.call('history.series', who, { from: DAY, to: DAY, zone: BERLIN, ...change })

test('a day of 25 hours, every 5 minutes, with nothing where nothing was measured', async () => {
  await measure(hall, [0, 1, 24 * 60 + 59], 4, 1)
  await measure(yard, [1], 2)
  const { points, ...about } = await series(admin)
  expect(about).toMatchObject({
    ...{ zone: BERLIN, from: MIDNIGHT, to: MIDNIGHT + 25 * 60 * MINUTE, cameras: 2, stepMs: 5 * MINUTE },
    possibleSeconds: 2 * 25 * 3600,
    all: { seconds: 8, personSeconds: 28, peopleMost: 4, cameras: 2 },
  })
  expect(points).toMatchObject([
    { at: MIDNIGHT, people: 6, cameras: 2, seconds: 6, personSeconds: 20, behaviourSeconds: { p: 4, u: 16 } },
    { at: MIDNIGHT + (24 * 60 + 55) * MINUTE, people: 4, cameras: 1, seconds: 2, behaviourSeconds: { p: 2, u: 6 } },
  ])
  expect(points).toHaveLength(2)
  const one = await series(admin, { cameraId: yard })
  expect(one.points.map(({ people }) => people)).toEqual([2])
  expect((await series(admin, { place: 'Hall' })).points.map(({ people }) => people)).toEqual([4, 4])
})

test('a week by quarters of an hour, a month by hours, the same sums', async () => {
  await measure(hall, [0, 14, 15, 16], 3)
  const week = await series(admin, { from: '2031-10-20' })
  expect(week).toMatchObject({ stepMs: 15 * MINUTE, all: { seconds: 8, personSeconds: 24 } })
  expect(week.points.map(({ at, seconds }) => [at - MIDNIGHT, seconds])).toEqual([
    [0, 4],
    [15 * MINUTE, 4],
  ])
  const month = await series(admin, { from: '2031-10-01' })
  expect(month).toMatchObject({ stepMs: 60 * MINUTE, points: [{ at: MIDNIGHT, seconds: 8, personSeconds: 24 }] })
})

test('more of a minute that was stored is added to its quarter too', async () => {
  await measure(hall, [3], 2)
  await measure(hall, [3], 4)
  expect((await series(admin)).all).toMatchObject({ seconds: 4, personSeconds: 12, peopleMost: 4 })
})

test('hours of the week as clocks show them: that which comes twice is one', async () => {
  // 01:30, 02:30 summer time, 02:30 winter time, 03:30 on a Sunday.
  await measure(hall, [90, 150, 210, 270], 5)
  const { cells } = await h.call('history.week', admin, { from: '2031-10-20', to: '2031-11-02', zone: BERLIN })
  expect(cells.map(({ weekday, hour, seconds }) => [weekday, hour, seconds])).toEqual([
    [7, 1, 2],
    [7, 2, 4],
    [7, 3, 2],
  ])
})

async function timetable(place: string, periods: { name: string; from: string; to: string }[]): Promise<void> {
  const days = [1, 2, 3, 4, 5, 6, 7] as const
  const of = periods.map((period) => ({ ...period, days: [...days] }))
  await h.call('schedules.create', admin, {
    name: `of ${place}`,
    place,
    lessons: true,
    timetable: { timeZone: BERLIN, periods: of, exceptions: [], quiet: [] },
  })
}

test('lessons side by side, in the zone of their timetable, by the minute', async () => {
  await timetable('', [
    { name: 'Maths', from: '08:50', to: '09:35' },
    { name: 'Music', from: '10:00', to: '10:45' },
  ])
  // The clocks go back at 03:00: 08:50 is 590 minutes after midnight.
  await measure(hall, [589, 590, 600, 634, 635], 4, 2)
  const { lessons, zone } = await h.call('history.lessons', admin, { from: DAY, to: DAY, zone: 'Asia/Shanghai' })
  expect(zone).toBe(BERLIN)
  expect(lessons).toMatchObject([
    {
      ...{ name: 'Maths', times: 1, from: MIDNIGHT + 590 * MINUTE, possibleSeconds: 2 * 45 * 60 },
      measured: { seconds: 6, personSeconds: 24, behaviourSeconds: { p: 12 }, people: 4 },
    },
    { name: 'Music', times: 1, measured: null },
  ])
  const week = await h.call('history.lessons', admin, { from: '2031-10-20', to: DAY })
  expect(week.lessons.map(({ name, times }) => [name, times])).toEqual([
    ['Maths', 7],
    ['Music', 7],
  ])
})

test('each place by its own timetable; lessons that have not begun are not there', async () => {
  await timetable('Hall', [{ name: 'Maths', from: '08:00', to: '08:45' }])
  await timetable('Yard', [{ name: 'Sports', from: '11:00', to: '12:00' }])
  h.clock.ms = MIDNIGHT + 11 * 60 * MINUTE
  const names = async (change: object) =>
    (await h.call('history.lessons', admin, { from: DAY, to: DAY, ...change })).lessons.map(({ name }) => name)
  expect(await names({})).toEqual(['Maths'])
  h.clock.ms = MIDNIGHT + 13 * 60 * MINUTE
  expect(await names({})).toEqual(['Maths', 'Sports'])
  expect(await names({ cameraId: yard })).toEqual(['Sports'])
})

test('who sees counts alone has the charts, of their cameras; another is not found', async () => {
  await measure(hall, [0], 4)
  await measure(yard, [0], 2)
  const counter: Person = { ...(await h.person('none')), grants: [{ level: 'aggregate', scope: { place: 'Yard' } }] }
  expect((await series(counter)).all).toMatchObject({ people: 2, cameras: 1 })
  await expect(series(counter, { cameraId: hall })).rejects.toMatchObject({ code: 'camera_not_found' })
  expect((await series(counter, { place: 'Hall' })).all).toBeNull()
  await expect(h.call('counts.recent', counter, { id: hall })).rejects.toMatchObject({ code: 'camera_not_found' })
})

test.each([
  ['2031-10-26', '2031-10-25'],
  ['2031-10-01', '2031-11-01'],
])('no days from %s to %s', async (from, to) => {
  await expect(series(admin, { from, to })).rejects.toMatchObject({ code: 'validation_failed' })
})

test('the last minutes: stored ones, then what was seen by the second', async () => {
  const camera = { frames: 10, seconds: 60, people: 25, unsure: 5, behaviours: [20, 0, 0, 0, 5, 0], peopleMost: 3 }
  const base = Math.floor(h.clock.ms / MINUTE) * MINUTE
  await h.prisma.cameraMinute.createMany({
    data: [-7, -4, -2].map((minute) => ({
      ...camera,
      ...{ cameraId: hall, at: new Date(base + minute * MINUTE), mosts: [2, 0, 0, 0, 1, 0] },
    })),
  })
  const objects = [{ label: 'student', behaviour: 'd' }]
  h.inference.emitFrame({ cameraId: hall, at: base - 5_000, measured: true, objects } as unknown as EngineFrame)
  h.clock.ms = base
  const points = await h.call('counts.recent', admin, { id: hall })
  expect(points.map(({ timestamp, people }) => [timestamp - base, people])).toEqual([
    [-3 * MINUTE, 2.5],
    [-MINUTE, 2.5],
    [-5_000, 1],
  ])
})

async function textOf({ chunks }: { chunks: AsyncIterable<Uint8Array> }): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += Buffer.from(chunk).toString()
  return text
}
const CSV = { from: DAY, to: DAY, zone: BERLIN, format: 'csv' } as const

test('minutes as CSV, in the zone, names kept from being formulas, of visible cameras alone', async () => {
  await h.prisma.camera.update({ where: { id: yard }, data: { name: '=cmd()' } })
  await measure(hall, [0], 4, 1)
  await measure(yard, [24 * 60 + 59], 2)
  const lines = (await textOf(await h.call('counts.export', admin, CSV))).split('\r\n')
  expect(lines).toEqual([
    '\ufefftime,utc,camera,place,seconds,people,most,LookingUp,LookingDown,LyingOnDesk,LookingBack,UsingPhone,Standing,unsure',
    '2031-10-26 00:00:00,2031-10-25T22:00:00.000Z,Hall 1,Hall,2,4,4,3,0,0,0,1,0,0',
    "2031-10-26 23:59:00,2031-10-26T22:59:00.000Z,'=cmd(),Yard,2,2,2,2,0,0,0,0,0,0",
    '',
  ])
  const counter: Person = { ...(await h.person('none')), grants: [{ level: 'aggregate', scope: { place: 'Yard' } }] }
  expect(await textOf(await h.call('counts.export', counter, CSV))).not.toContain('Hall')
  await expect(h.call('alerts.export', counter, CSV)).rejects.toMatchObject({ code: 'forbidden' })
})

test('alerts as CSV, all of them, page after page', async () => {
  const camera = { cameraId: hall, cameraName: 'Hall 1', cameraPlace: 'Hall' }
  const cause = { kind: 'behaviour_count', params: { behaviour: 'p', minCount: 1 }, facts: { count: 2 }, forMs: 0 }
  const row = { ...camera, ...cause, severity: 'warning' as const, frameIndex: 1 }
  const first = await putAlert(h.prisma, { ...row, ruleName: 'Rule 0', raisedAt: new Date(MIDNIGHT) })
  await h.prisma.alert.createMany({
    data: Array.from({ length: 2_002 }, (_, i) => ({
      ...{ ...row, incidentId: first.incidentId, ruleName: `Rule ${i + 1}` },
      // Many at one moment.
      raisedAt: new Date(MIDNIGHT + Math.floor(i / 900) * MINUTE),
    })),
  })
  const lines = (await textOf(await h.call('alerts.export', admin, CSV))).trim().split('\r\n')
  expect(new Set(lines.slice(1).map((line) => line.split(',')[4])).size).toBe(2_003)
  expect(lines).toHaveLength(2_004)
  const [of] = lines.slice(1)
  expect(of).toMatch(
    /^2031-10-26 00:00:00,2031-10-25T22:00:00.000Z,Hall 1,Hall,Rule \d+,behaviour_count,warning,raised,,,/,
  )
})

test('areas and lines are counted without any rule, and told per camera and step', async () => {
  const door = {
    ...{ id: 'door', name: 'Door', kind: 'restricted' as const, anchor: 'centre' as const },
    points: [
      { x: 0.5, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0.5, y: 1 },
    ],
  }
  const line = {
    ...{ id: 'line', name: 'Line', kind: 'line' as const, anchor: 'centre' as const, jitter: 0.01 },
    points: [
      { x: 0.3, y: 0 },
      { x: 0.3, y: 1 },
    ] as [{ x: number; y: number }, { x: number; y: number }],
  }
  await h.call('cameras.setZones', admin, { id: hall, zones: [door, line] })
  /** One person, at x of 100, s seconds after midnight. */
  const walk = (s: number, x: number) => {
    const objects = [{ trackId: 1, label: 'student', behaviour: 'u', box: { x1: x - 1, y1: 49, x2: x + 1, y2: 51 } }]
    const times = { at: MIDNIGHT + s * 1000, steadyMs: h.clock.ms + s * 1000 }
    const frame = { cameraId: hall, frameId: s + 1, ...times, width: 100, height: 100, measured: true, objects }
    h.inference.emitFrame(frame as unknown as EngineFrame)
  }
  walk(0, 10)
  walk(1, 40)
  for (let s = 2; s < 22; s++) walk(s, 80)
  walk(22, 40)
  walk(23, 10)
  walk(3_600, 10)
  await h.restart()
  await h.call('cameras.setZones', admin, { id: hall, zones: [line] })
  const { zones, stepMs } = await h.call('history.zones', admin, { from: DAY, to: DAY, zone: BERLIN, cameraId: hall })
  expect(stepMs).toBe(15 * MINUTE)
  expect(zones).toMatchObject([
    { zoneId: 'line', name: 'Line', kind: 'line', forward: 1, backward: 1, seconds: 25 },
    {
      ...{ zoneId: 'door', name: null, kind: null, seconds: 25, people: 0.8, most: 1, entered: 1, left: 1 },
      ...{ dwellMs: 20_000, dwellMostMs: 20_000, stays: [0, 1, 0, 0, 0, 0] },
      points: [
        { at: MIDNIGHT, seconds: 24, people: 0.83, entered: 1, left: 1 },
        { at: MIDNIGHT + 60 * MINUTE, seconds: 1, people: 0, entered: 0 },
      ],
    },
  ])
  const file = (await textOf(await h.call('zones.export', admin, CSV))).split('\r\n')
  expect(file).toEqual([
    '\ufefftime,utc,camera,place,zone,kind,seconds,people,most,entered,left,dwell_s,dwell_most_s,stays_from_0_s,stays_from_10_s,stays_from_30_s,stays_from_60_s,stays_from_300_s,stays_from_900_s,forward,backward,zone_id',
    '2031-10-26 00:00:00,2031-10-25T22:00:00.000Z,Hall 1,Hall,,,24,0.83,1,1,1,20,20,0,1,0,0,0,0,0,0,door',
    '2031-10-26 00:00:00,2031-10-25T22:00:00.000Z,Hall 1,Hall,Line,line,24,0,0,0,0,,,0,0,0,0,0,0,1,1,line',
    '2031-10-26 01:00:00,2031-10-25T23:00:00.000Z,Hall 1,Hall,,,1,0,0,0,0,,,0,0,0,0,0,0,0,0,door',
    '2031-10-26 01:00:00,2031-10-25T23:00:00.000Z,Hall 1,Hall,Line,line,1,0,0,0,0,,,0,0,0,0,0,0,0,0,line',
    '',
  ])
  // Weeks are made of hours, but where a zone's midnight is not on one.
  for (const zone of [BERLIN, 'Asia/Kolkata']) {
    const week = { from: '2031-10-24', to: '2031-10-29', zone, cameraId: hall }
    const { zones: inWeek } = await h.call('history.zones', admin, week)
    expect(inWeek.map(({ points: _, ...sums }) => sums)).toEqual(zones.map(({ points: _, ...sums }) => sums))
    expect(inWeek.map(({ points }) => points.map(({ seconds }) => seconds))).toEqual([
      [24, 1],
      [24, 1],
    ])
  }
  const counter: Person = { ...(await h.person('none')), grants: [{ level: 'aggregate', scope: { place: 'Yard' } }] }
  const seen = await h.call('history.zones', counter, { from: DAY, to: DAY, zone: BERLIN })
  expect(seen.zones).toEqual([])
  expect(
    (await h.call('history.zones', admin, { from: DAY, to: DAY, zone: BERLIN })).zones.map(({ points }) => points),
  ).toEqual([[], []])
})
