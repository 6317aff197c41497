import { expect, it } from 'vitest'
import { appendTick, MAX_POINTS, type TickPoint, WINDOW_MS } from './tick-series'

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
