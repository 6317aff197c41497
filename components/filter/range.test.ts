import { describe, expect, it } from 'vitest'
import { fromLocalInput, type RangeQuery, resolveRange, toLocalInput } from './range'

const NOW = new Date(2026, 10, 21, 15, 30).getTime()

describe('ranges', () => {
  it.each<[RangeQuery, number | undefined, number | undefined]>([
    [{ range: 'all' }, undefined, undefined],
    [{ range: 'hour' }, NOW - 3_600_000, undefined],
    [{ range: 'today' }, new Date(2026, 10, 21).getTime(), undefined],
    [{ range: 'week' }, NOW - 7 * 86_400_000, undefined],
    [{ range: 'custom', from: 5, to: 9 }, 5, 9],
  ])('%j', (query, from, to) => {
    const filter = resolveRange(query, NOW)
    expect([filter.from, filter.to]).toEqual([from, to])
  })
})

it('reads a local date and time back as the same moment', () => {
  expect(fromLocalInput(toLocalInput(NOW))).toBe(NOW)
  expect(toLocalInput(undefined)).toBe('')
  expect(fromLocalInput('')).toBeUndefined()
})
