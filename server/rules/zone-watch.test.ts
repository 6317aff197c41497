import { describe, expect, it } from 'vitest'
import type { Zone } from '../contract/zone'
import { createZoneWatch } from './zone-watch'

/** The right half of a picture of 200 x 100. */
const HALF: Zone = {
  id: 'half',
  name: 'Half',
  kind: 'restricted',
  anchor: 'bottom_centre',
  points: [
    { x: 0.5, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0.5, y: 1 },
  ],
}
/** Downwards in the middle, not to the bottom: forward is to the left. Jitter: 4 pixels. */
const LINE: Zone = {
  id: 'line',
  name: 'Line',
  kind: 'line',
  anchor: 'bottom_centre',
  points: [
    { x: 0.5, y: 0 },
    { x: 0.5, y: 0.6 },
  ],
  jitter: 0.04,
}
const box = (x: number, y: number) => ({ x1: x - 5, y1: y - 30, x2: x + 5, y2: y })

/** One track, a step a second: what happens, `type seconds`, with how long it stayed or whereto it crossed. */
function walk(zone: Zone, steps: ([x: number, y: number] | null)[], maxGapMs = 3_000): string[] {
  const watch = createZoneWatch([zone])
  return steps.flatMap((step, second) => {
    const objects = step ? [{ trackId: 7, box: box(...step) }] : []
    const { events } = watch.look({ atMs: second * 1_000, width: 200, height: 100, objects }, maxGapMs)
    return events.map((event) => {
      const more = event.type === 'left' ? event.dwellMs / 1_000 : event.type === 'crossed' ? event.direction : ''
      return `${event.type} ${second} ${more}`.trim()
    })
  })
}
/** Along the middle of the picture's height. */
const along = (...xs: (number | null)[]) => xs.map((x): [number, number] | null => (x === null ? null : [x, 50]))

describe('areas', () => {
  it.each<[string, ([number, number] | null)[], string[]]>([
    ['in and out', along(80, 120, 150, 80), ['entered 1', 'left 3 2']],
    ['who begins inside has not entered', along(150, 150, 80), ['left 2 2']],
    ['trembling on the side is one entry', along(80, 101, 99.5, 101, 99.2, 80), ['entered 1', 'left 5 4']],
    ['a hole that is short', along(80, 120, null, null, 120, 80), ['entered 1', 'left 5 4']],
    ['who is lost inside has not left', along(80, 120, null, null, null, 80, 80), ['entered 1']],
    ['again', along(80, 120, 80, 120, 80), ['entered 1', 'left 2 1', 'entered 3', 'left 4 1']],
  ])('%s', (_, steps, expected) => {
    expect(walk(HALF, steps)).toEqual(expected)
  })

  it('tells of each object where it is and for how long', () => {
    const watch = createZoneWatch([HALF, { ...HALF, id: 'again', anchor: 'centre' }])
    const objects = [
      { trackId: 1, box: box(150, 50) },
      { trackId: 2, box: box(20, 50) },
      { trackId: null, box: box(150, 50) },
    ]
    const look = (atMs: number) => watch.look({ atMs, width: 200, height: 100, objects }, 3_000).objects
    look(0)
    expect(look(2_500).map(({ zones }) => zones)).toEqual([
      [
        { zoneId: 'half', dwellMs: 2_500 },
        { zoneId: 'again', dwellMs: 2_500 },
      ],
      [],
      [
        { zoneId: 'half', dwellMs: 0 },
        { zoneId: 'again', dwellMs: 0 },
      ],
    ])
  })

  it('goes by the anchor', () => {
    const lower = { ...HALF, points: HALF.points.map(({ x, y }) => ({ x, y: 0.6 + y * 0.4 })) } as Zone
    const zonesOf = (zone: Zone) => {
      const objects = [{ trackId: 1, box: box(150, 70) }]
      return createZoneWatch([zone]).look({ atMs: 0, width: 200, height: 100, objects }, 0).objects[0]?.zones.length
    }
    expect(zonesOf(lower)).toBe(1)
    expect(zonesOf({ ...lower, anchor: 'centre' } as Zone)).toBe(0)
  })

  it('follows a camera that changes its size', () => {
    const watch = createZoneWatch([HALF])
    const look = (atMs: number, width: number) =>
      watch.look({ atMs, width, height: 100, objects: [{ trackId: 1, box: box(150, 50) }] }, 3_000).events
    expect([look(0, 400), look(1_000, 200)]).toEqual([[], [{ type: 'entered', zoneId: 'half', trackId: 1 }]])
  })
})

describe('lines', () => {
  it.each<[string, ([number, number] | null)[], string[]]>([
    ['to the left', along(150, 120, 80, 50), ['crossed 2 forward']],
    ['and back', along(150, 50, 150), ['crossed 1 forward', 'crossed 2 backward']],
    ['trembling on it is none', along(120, 103, 97, 103, 97, 120), []],
    ['slowly over it is one', along(110, 103, 99, 97, 96.5, 90), ['crossed 5 forward']],
    ['in one step', along(199, 1), ['crossed 1 forward']],
    [
      'round its end is none',
      [
        [110, 50],
        [110, 90],
        [90, 90],
        [90, 50],
      ],
      [],
    ],
    ['who is lost on it has not crossed', along(150, 101, null, null, null, null, 50), []],
    ['who begins on it has not crossed', along(100, 80), []],
  ])('%s', (_, steps, expected) => {
    expect(walk(LINE, steps)).toEqual(expected)
  })

  it('the other way round is the other direction', () => {
    const flipped = { ...LINE, points: LINE.points.toReversed() } as Zone
    expect(walk(flipped, along(150, 50))).toEqual(['crossed 1 backward'])
  })
})

it('rule 5: forgets whom it has not seen for long', () => {
  const watch = createZoneWatch([HALF])
  const look = (atMs: number) =>
    watch.look({ atMs, width: 200, height: 100, objects: [{ trackId: 1, box: box(150, 50) }] }, 3_000).objects[0]?.zones
  expect([0, 3_000, 6_001].flatMap(look)).toEqual([0, 3_000, 0].map((dwellMs) => ({ zoneId: 'half', dwellMs })))
})
