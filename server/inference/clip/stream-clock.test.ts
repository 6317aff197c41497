import { expect, test } from 'vitest'
import { createStreamClock } from './stream-clock'

const FRAME = 3_600
type Clock = ReturnType<typeof createStreamClock>
const put = (clock: Clock, dts: number, atMs: number, pts = dts, duration = FRAME) =>
  clock.place({ pts, dts, duration }, atMs)

test('times go on as the source tells them, whenever packets come', () => {
  const clock = createStreamClock()
  expect(put(clock, 90_000, 0)).toEqual({ pts: 0, dts: 0, duration: FRAME })
  expect(put(clock, 93_600, 300)).toMatchObject({ dts: FRAME })
  expect(put(clock, 97_200, 300, 104_400)).toEqual({ dts: 2 * FRAME, pts: 4 * FRAME, duration: FRAME })
})

test('a source that begins again goes on where it was, after as long as that took', () => {
  const clock = createStreamClock()
  put(clock, 0, 0)
  put(clock, FRAME, 40)
  clock.restart()
  expect(put(clock, 0, 80).dts).toBe(2 * FRAME)
  clock.restart()
  // Larger than before, and yet no continuation.
  expect(put(clock, 10 * FRAME, 4_080).dts).toBe(2 * FRAME + 4_000 * 90)
})

test('times that jump are told from a picture that took long to come', () => {
  const clock = createStreamClock()
  put(clock, 0, 0)
  expect(put(clock, 3_600_000 * 90, 40).dts).toBe(FRAME)
  expect(put(clock, 0, 80).dts).toBe(2 * FRAME)
  // Twenty seconds without a picture, and the source says so too.
  expect(put(clock, 20_000 * 90, 20_080).dts).toBe(2 * FRAME + 20_000 * 90)
})

test('they never stand still or go back', () => {
  const clock = createStreamClock()
  const told = [100, 100, 99, 5, 5].map((dts, n) => put(clock, dts, n).dts)
  expect(told).toEqual([...told].sort((a, b) => a - b))
  expect(new Set(told).size).toBe(told.length)
})

test('a picture whose duration nobody says is shown as long as the one before', () => {
  const clock = createStreamClock()
  expect(put(clock, 0, 0, 0, 0).duration).toBe(FRAME)
  expect(put(clock, 6_000, 66, 6_000, 0).duration).toBe(6_000)
})
