import { expect, it } from 'vitest'
import { trialEdges } from './trial-edges'

const HOUR = 3_600_000
const steps = (edges: number[]) => edges.slice(1).map((at, i) => (at - (edges[i] ?? 0)) / HOUR)

it('thirty days of the zone and today, days of 23 hours too', () => {
  // Berlin's clocks were set forward on 29 March.
  const now = Date.parse('2026-04-02T08:30:00Z')
  const edges = trialEdges('Europe/Berlin', 30, now)
  expect(new Date(edges[0] ?? 0).toISOString()).toBe('2026-03-02T23:00:00.000Z')
  expect(edges.at(-1)).toBe(now)
  expect(steps(edges)).toEqual([...Array(26).fill(24), 23, 24, 24, 24, 10.5])
})

it('a week has hours, the last one up to now', () => {
  const now = Date.parse('2026-06-10T01:15:00Z')
  const edges = trialEdges('Asia/Kolkata', 7, now)
  expect(new Date(edges[0] ?? 0).toISOString()).toBe('2026-06-02T18:30:00.000Z')
  expect(steps(edges)).toEqual([...Array(7 * 24 + 6).fill(1), 0.75])
})
