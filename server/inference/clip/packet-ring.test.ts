import { expect, test } from 'vitest'
import { PacketRing } from './packet-ring'

/** A picture each 100 ms, each tenth of them whole. */
function fill(ring: PacketRing<number>, from: number, to: number, bytes = 10): void {
  for (let n = from; n < to; n++) ring.push({ atMs: n * 100, key: n % 10 === 0, bytes, payload: n })
}

function ringOf(keepMs: number, maxBytes = 1e9) {
  const gone: number[] = []
  return { ring: new PacketRing<number>(keepMs, maxBytes, (payload) => gone.push(payload)), gone }
}
const numbers = (ring: PacketRing<number>, from = Number.NEGATIVE_INFINITY) =>
  ring.from(from).map(({ payload }) => payload)

test('it begins with a whole picture, and what came before is released', () => {
  const { ring, gone } = ringOf(10_000)
  fill(ring, 7, 13)
  expect(numbers(ring)).toEqual([10, 11, 12])
  expect(gone).toEqual([7, 8, 9])
  expect(ring.since).toBe(1_000)
})

test('groups leave as a whole, when the rest covers what is to be kept', () => {
  const { ring, gone } = ringOf(1_500)
  fill(ring, 0, 25)
  expect(ring.since).toBe(0)
  fill(ring, 25, 26)
  expect(ring.since).toBe(1_000)
  expect(gone).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(ring.bytes).toBe(16 * 10)
})

test('what is asked for begins with the whole picture before it', () => {
  const { ring } = ringOf(10_000)
  fill(ring, 0, 35)
  expect(numbers(ring, 1_999)[0]).toBe(10)
  expect(numbers(ring, 2_000)[0]).toBe(20)
  expect(numbers(ring, -1)[0]).toBe(0)
  expect(numbers(ring, 99_999)[0]).toBe(30)
})

test('it never holds more bytes than it may', () => {
  const { ring, gone } = ringOf(60_000, 250)
  fill(ring, 0, 26)
  expect(numbers(ring)[0]).toBe(10)
  expect(ring.bytes).toBeLessThanOrEqual(250)
  // A group that alone is too large goes, and the next whole picture begins a new one.
  fill(ring, 31, 34, 100)
  expect(numbers(ring)).toEqual([])
  expect(ring.bytes).toBe(0)
  fill(ring, 34, 42)
  expect(numbers(ring)).toEqual([40, 41])
  expect(new Set(gone).size).toBe(gone.length)
})

test('what is cleared is released', () => {
  const { ring, gone } = ringOf(10_000)
  fill(ring, 0, 3)
  ring.clear()
  expect(gone).toEqual([0, 1, 2])
  expect([ring.bytes, ring.since, numbers(ring)]).toEqual([0, null, []])
})
