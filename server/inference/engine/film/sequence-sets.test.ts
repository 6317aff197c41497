import { expect, test } from 'vitest'
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
  const sets = watchSets(description)
  expect(sets.isNew(packet(PICTURE))).toBe(false)
  expect(sets.isNew(packet(LARGE, PICTURE))).toBe(false)
  expect(sets.isNew(packet(SMALL, PICTURE))).toBe(true)
  expect(watchSets(description).isNew(packet(PICTURE), description)).toBe(false)
})

test('a stream that begins without a description has it in its first packet', () => {
  const sets = watchSets(null)
  expect(sets.isNew(byStart(SMALL, PICTURE))).toBe(false)
  expect(sets.isNew(byStart(SMALL, PICTURE))).toBe(false)
  expect(sets.isNew(byStart(LARGE, PICTURE))).toBe(true)
})

test('a new description is one', () => {
  const sets = watchSets(avcc(LARGE))
  expect(sets.isNew(byLength(PICTURE))).toBe(false)
  expect(sets.isNew(byLength(PICTURE), avcc(SMALL))).toBe(true)
})

test.each([[[]], [[1]], [[1, 1, 1, 1, 3, 31, 255, 255, 7]], [[0, 0, 1]], [[0, 0, 0, 255, 0x67]]])(
  'whatever %j is, it is read',
  (bytes) => {
    const broken = Uint8Array.from(bytes)
    expect(watchSets(broken).isNew(broken, broken)).toBe(false)
  },
)
