/** The kinds that ask about areas and lines, in the book: what happens on the picture, and what is told of it. */
import { describe, expect, it } from 'vitest'
import type { Zone } from '../../contract/zone'
import { type BookRule, createRuleBook } from '../book'
import type { FoundObject, RuleKind } from '../kind'
import { people, sample } from '../testing/sample'
import { lineCrossed } from './line-crossed'
import { zoneEntered } from './zone-entered'
import { zoneLeft } from './zone-left'
import { zoneStay } from './zone-stay'

/** The right half of a picture of 100 x 100, and its left side, downwards: forward is to the left. */
const ZONES: Zone[] = [
  {
    id: 'hall',
    name: 'Hall',
    kind: 'restricted',
    anchor: 'bottom_centre',
    points: [
      { x: 0.5, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0.5, y: 1 },
    ],
  },
  {
    id: 'sill',
    name: 'Sill',
    kind: 'line',
    anchor: 'bottom_centre',
    points: [
      { x: 0.5, y: 0 },
      { x: 0.5, y: 1 },
    ],
    jitter: 0.02,
  },
]
const AREA = { zoneId: 'hall', label: null }
const LINE = { lineId: 'sill', label: null, direction: 'either', minCount: 1, withinMs: 60_000 } as const

/** A row for each of them, a letter a second: `I` inside, `o` outside, `.` not seen. Says when it fires, with the facts. */
function fired(
  kind: RuleKind,
  params: Record<string, unknown>,
  rows: string[],
  { forMs = 0, cooldownMs = 0, label = 'person', zones = ZONES } = {},
): string[] {
  const book = createRuleBook<BookRule>()
  const rule = {
    id: 'r',
    version: 1,
    kind,
    params,
    cameraId: 'c',
    lastFiredMs: null,
    schedule: null,
    forMs,
    cooldownMs,
  }
  book.load([rule], new Map([['c', zones]]))
  return [...rows[0]!].flatMap((_, second) => {
    const objects = rows.flatMap((row, index): FoundObject[] => {
      if (row[second] === '.') return []
      const x = row[second] === 'I' ? 75 : 25
      return [{ trackId: index + 1, label, box: { x1: x - 2, y1: 20, x2: x + 2, y2: 50 }, behaviour: null }]
    })
    const frame = { cameraId: 'c', steadyMs: second * 1_000, at: 0, measured: true, width: 100, height: 100, objects }
    return book.feed(frame).map(({ facts }) => `${second}: ${Object.values(facts).join(' ')}`)
  })
}

describe('zone_stay', () => {
  it.each<[string, string[], string[]]>([
    ['one who stays long enough', ['oIIIII'], ['4: 1 Hall']],
    ['one who was there from the first', ['IIII'], ['3: 1 Hall']],
    ['two who take turns', ['IIooII', 'ooIIoo'], []],
    ['each by themselves', ['IIIII', 'oIIII'], ['3: 1 Hall', '4: 2 Hall']],
  ])('%s', (_, rows, expected) => {
    expect(fired(zoneStay, AREA, rows, { forMs: 3_000 })).toEqual(expected)
  })

  it('again after the cooldown, while somebody is still there', () => {
    expect(fired(zoneStay, AREA, ['IIIIIII'], { cooldownMs: 3_000 })).toEqual(['0: 1 Hall', '3: 1 Hall', '6: 1 Hall'])
  })
})

describe('zone_entered', () => {
  it.each<[string, string[], string[]]>([
    ['everybody who comes in', ['ooIII', 'oooIo'], ['2: 1 Hall', '3: 2 Hall']],
    ['again', ['oIoIo'], ['1: 1 Hall', '3: 1 Hall']],
    ['nobody who is there from the first', ['IIII'], []],
    ['nobody who was lost outside for too long', ['o....I'], []],
  ])('%s', (_, rows, expected) => {
    expect(fired(zoneEntered, AREA, rows)).toEqual(expected)
  })

  it('is silent in the cooldown, and does not make up for it', () => {
    expect(fired(zoneEntered, AREA, ['oIoIooooIo'], { cooldownMs: 5_000 })).toEqual(['1: 1 Hall', '8: 1 Hall'])
  })
})

it('zone_left tells for how long they were inside', () => {
  expect(fired(zoneLeft, AREA, ['oIIIo', 'II...'])).toEqual(['4: 1 Hall 3000'])
})

describe('line_crossed', () => {
  it.each<[string, object, string[], string[]]>([
    ['either way', {}, ['oIIoo'], ['1: 1 Sill', '3: 2 Sill']],
    ['forward', { direction: 'forward' }, ['oIIoo'], ['3: 1 Sill']],
    ['backward', { direction: 'backward' }, ['oIIoo'], ['1: 1 Sill']],
    [
      'so many within the time',
      { minCount: 3, withinMs: 4_000 },
      ['oIoooIoIo', 'ooooooooo'],
      ['7: 3 Sill', '8: 4 Sill'],
    ],
    ['too slowly', { minCount: 3, withinMs: 4_000 }, ['oIIIIooooI'], []],
    ['of several together', { minCount: 2 }, ['oI', 'oI'], ['1: 2 Sill']],
  ])('%s', (_, params, rows, expected) => {
    expect(fired(lineCrossed, { ...LINE, ...params }, rows)).toEqual(expected)
  })

  it('keeps as many crossings as it may ask for', () => {
    const cross = { type: 'crossed' as const, zoneId: 'sill', trackId: 1, direction: 'forward' as const }
    const given = sample(people(null), { zones: ZONES, events: [cross], atMs: 1_000 })
    const before = Array.from({ length: 500 }, () => 999)
    expect(lineCrossed.step(LINE, given, before).memory).toHaveLength(500)
  })
})

it.each<[RuleKind, object]>([
  [zoneStay, AREA],
  [zoneEntered, AREA],
  [zoneLeft, AREA],
  [lineCrossed, LINE],
])('$name looks for what it is told to, and for nothing in a zone that is not there', (kind, params) => {
  const rows = ['oIIoIo']
  const times = (label: string | null, more = {}) => fired(kind, { ...params, label }, rows, { label: 'car', ...more })
  expect(times(null)).toEqual([])
  expect(times('car').length).toBeGreaterThan(0)
  expect(times('car', { zones: [] })).toEqual([])
  expect(kind.sees({ ...params, label: 'car' }, { behaviours: ['u'], labels: ['person'] })).toBe(false)
})
