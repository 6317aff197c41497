import { describe, expect, test } from 'vitest'
import { watchSets } from './sequence-sets'

const LARGE = [0x67, 100, 0, 31, 1]
const SMALL = [0x67, 100, 0, 31, 2]
const PICTURE = [0x65, 9, 9]
const byStart = (...units: number[][]) => Uint8Array.from(units.flatMap((unit) => [0, 0, 0, 1, ...unit]))
const byLength = (...units: number[][]) => Uint8Array.from(units.flatMap((unit) => [0, 0, 0, unit.length, ...unit]))
/** A set for the whole, and one of the other kind. */
const avcc = (set: number[]) => Uint8Array.from([1, 100, 0, 31, 0xff, 0xe1, 0, set.length, ...set, 1, 0, 1, 0x68])

test.each([
  ['start codes', byStart, byStart(LARGE)],
  ['lengths', byLength, avcc(LARGE)],
])('by %s: those that were there at the beginning are known, others are new', (_way, packet, description) => {
  const sets = watchSets('h264', description)
  expect(sets.isNew(packet(PICTURE))).toBe(false)
  expect(sets.isNew(packet(LARGE, PICTURE))).toBe(false)
  expect(sets.isNew(packet(SMALL, PICTURE))).toBe(true)
  expect(watchSets('h264', description).isNew(packet(PICTURE), description)).toBe(false)
})

test('a stream that begins without a description has it in its first packet', () => {
  const sets = watchSets('h264', null)
  expect(sets.isNew(byStart(SMALL, PICTURE))).toBe(false)
  expect(sets.isNew(byStart(SMALL, PICTURE))).toBe(false)
  expect(sets.isNew(byStart(LARGE, PICTURE))).toBe(true)
})

test('a new description is one', () => {
  const sets = watchSets('h264', avcc(LARGE))
  expect(sets.isNew(byLength(PICTURE))).toBe(false)
  expect(sets.isNew(byLength(PICTURE), avcc(SMALL))).toBe(true)
})

test.each([[[]], [[1]], [[1, 1, 1, 1, 3, 31, 255, 255, 7]], [[0, 0, 1]], [[0, 0, 0, 255, 0x67]]])(
  'whatever %j is, it is read',
  (bytes) => {
    const broken = Uint8Array.from(bytes)
    expect(watchSets('h264', broken).isNew(broken, broken)).toBe(false)
  },
)

describe('of HEVC', () => {
  const [VIDEO, LARGE_ONE, SMALL_ONE, SLICE] = [
    [0x40, 1, 12],
    [0x42, 1, 1, 1],
    [0x42, 1, 1, 2],
    [0x26, 1, 9],
  ] as const
  const lists = (...units: (readonly number[])[]) =>
    units.flatMap((unit) => [0xa0 | ((unit[0] ?? 0) >> 1), 0, 1, 0, unit.length, ...unit])
  const hvcc = (...units: (readonly number[])[]) =>
    Uint8Array.from([1, ...Array.from({ length: 20 }, () => 0), 3, units.length, ...lists(...units)])
  const packet = (...units: (readonly number[])[]) => byStart(...units.map((unit) => [...unit]))

  test('those of the description are known, others are new, by start codes and by lengths', () => {
    const started = watchSets('hevc', packet(VIDEO, LARGE_ONE))
    expect(started.isNew(packet(SLICE))).toBe(false)
    expect(started.isNew(packet(VIDEO, LARGE_ONE, SLICE))).toBe(false)
    expect(started.isNew(packet(VIDEO, SMALL_ONE, SLICE))).toBe(true)
    const lengths = watchSets('hevc', hvcc(VIDEO, LARGE_ONE))
    expect(lengths.isNew(byLength([...LARGE_ONE], [...SLICE]))).toBe(false)
    expect(lengths.isNew(byLength([...SMALL_ONE], [...SLICE]))).toBe(true)
    expect(lengths.isNew(byLength([...SLICE]), hvcc(VIDEO, SMALL_ONE))).toBe(false)
  })

  test('what a decoder needs of a packet are its sets alone', () => {
    const sets = watchSets('hevc', null)
    expect(sets.setsIn(packet(VIDEO, SMALL_ONE, SLICE))).toEqual(
      Buffer.from([VIDEO, SMALL_ONE].flatMap((unit) => [0, 0, 1, ...unit])),
    )
    expect(sets.setsIn(packet(SLICE))).toBe(null)
  })

  test.each([[[1]], [[1, ...Array.from({ length: 21 }, () => 255), 255, 33, 255, 255, 255, 255]]])(
    'whatever %j is, it is read',
    (bytes) => {
      const broken = Uint8Array.from(bytes)
      expect(watchSets('hevc', broken).isNew(broken, broken)).toBe(false)
    },
  )
})
