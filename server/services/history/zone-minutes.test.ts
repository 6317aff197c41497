import { expect, test } from 'vitest'
import { DOOR, people, sample } from '../../rules/testing/sample'
import type { ZoneEvent } from '../../rules/zone-watch'
import { createZoneMinutes } from './zone-minutes'

const LINE = {
  ...DOOR,
  id: 'line',
  kind: 'line' as const,
  jitter: 0,
  points: [DOOR.points[0]!, DOOR.points[1]!] as never,
}
const inside = (count: number) =>
  people(...Array(count).fill(null)).map((one) => ({ ...one, zones: [{ zoneId: 'door', dwellMs: 5 }] }))
const frame = (at: number, count: number, events: ZoneEvent[] = []) => ({
  cameraId: 'a',
  at,
  sample: sample(inside(count), { zones: [DOOR, LINE], events }),
})
const NONE = {
  people: 0,
  most: 0,
  entered: 0,
  left: 0,
  dwellMs: 0,
  dwellMost: 0,
  stays: [0, 0, 0, 0, 0, 0],
  forward: 0,
  backward: 0,
}

test('people times seconds, comings and goings, stays by their length, crossings each way', () => {
  const minutes = createZoneMinutes()
  minutes.add(frame(60_100, 1, [{ type: 'entered', zoneId: 'door', trackId: 1 }]))
  minutes.add(frame(60_600, 3, [{ type: 'crossed', zoneId: 'line', trackId: 2, direction: 'backward' }]))
  minutes.add(frame(61_000, 2, [{ type: 'left', zoneId: 'door', trackId: 2, dwellMs: 45_000.25 }]))
  minutes.add(frame(61_500, 2, [{ type: 'left', zoneId: 'door', trackId: 1, dwellMs: 9_000 }]))
  expect(minutes.take(119_999)).toEqual([])
  expect(minutes.take(120_000)).toEqual([
    {
      ...{ cameraId: 'a', at: 60_000, seconds: 2 },
      zones: [
        {
          ...{ ...NONE, zoneId: 'door', people: 4, most: 3, entered: 1, left: 2, dwellMs: 54_000, dwellMost: 45_000 },
          stays: [1, 0, 1, 0, 0, 0],
        },
        { ...NONE, zoneId: 'line', backward: 1 },
      ],
    },
  ])
})

test('what is no person is nobody; an area that nobody is in was measured all the same', () => {
  const minutes = createZoneMinutes()
  const chair = { ...inside(1)[0]!, label: 'chair' }
  const left: ZoneEvent = { type: 'left', zoneId: 'door', trackId: 1, dwellMs: 1 }
  minutes.add({ cameraId: 'a', at: 60_000, sample: sample([chair], { zones: [DOOR], events: [left] }) })
  expect(minutes.take(0, true)).toEqual([
    { cameraId: 'a', at: 60_000, seconds: 1, zones: [{ ...NONE, zoneId: 'door' }] },
  ])
})

test('a frame of another minute ends the one before, also when the clock was set back', () => {
  const minutes = createZoneMinutes()
  expect(minutes.add(frame(120_000, 1))).toBeNull()
  expect(minutes.add(frame(60_000, 1))).toMatchObject({ at: 120_000 })
  expect(minutes.take(0, true)).toMatchObject([{ at: 60_000 }])
})
