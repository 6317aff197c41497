import { expect, it } from 'vitest'
import { appendTick, MAX_POINTS, type TickPoint, WINDOW_MS, withGaps, withStored } from './tick-series'

const counts = { u: 0, d: 0, c: 0, b: 0, p: 0, s: 0 }
const point = (timestamp: number): TickPoint => ({ timestamp, counts, people: 1, unsure: 0 })

function fill(count: number, everyMs: number): readonly TickPoint[] {
  let points: readonly TickPoint[] = []
  for (let i = 1; i <= count; i++) points = appendTick(points, point(i * everyMs))
  return points
}

it.each([
  // ticks, every ms -> kept, span of what is kept
  [10, 1000, 10, 9_000],
  [1000, 1000, WINDOW_MS / 1000, WINDOW_MS - 1000],
  [5000, 50, MAX_POINTS, (MAX_POINTS - 1) * 50],
])('%i ticks every %i ms keep %i points', (ticks, everyMs, kept, span) => {
  const points = fill(ticks, everyMs)
  expect(points).toHaveLength(kept)
  expect(points.at(-1)!.timestamp - points[0]!.timestamp).toBe(span)
  expect(points.at(-1)!.timestamp).toBe(ticks * everyMs)
})

it('ignores a tick that comes twice or late', () => {
  const points = fill(3, 1000)
  expect(appendTick(points, point(3000))).toBe(points)
  expect(appendTick(points, point(1500))).toBe(points)
})

it('starts again after a silence longer than the window', () => {
  expect(appendTick(fill(3, 1000), point(10 * WINDOW_MS))).toHaveLength(1)
})

it('begins with what is stored from before the first tick, within the window', () => {
  const stored = [point(1_000), point(200_000), point(260_000), point(320_000)]
  const ticks = [point(310_000), point(311_000)]
  const times = (points: readonly TickPoint[]) => points.map(({ timestamp }) => timestamp)
  expect(times(withStored(stored, ticks))).toEqual([200_000, 260_000, 310_000, 311_000])
  expect(times(withStored(stored, []))).toEqual([200_000, 260_000, 320_000])
  expect(withStored([], ticks)).toBe(ticks)
})

it('has a hole where nobody counted for more than a minute', () => {
  const points = withGaps([point(0), point(60_000), point(200_000)])
  expect(points.map(({ timestamp, counts }) => [timestamp, counts !== null])).toEqual([
    [0, true],
    [60_000, true],
    [60_001, false],
    [200_000, true],
  ])
})
