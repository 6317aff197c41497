import { describe, expect, it } from 'vitest'
import { type FilterQuery, fromLocalInput, readFilter, resolveRange, toLocalInput, writeFilter } from './filter-query'

const NOW = new Date(2026, 10, 21, 15, 30).getTime()

describe('the filter in the address', () => {
  it.each([
    ['', ''],
    ['state=raised&severity=critical', 'state=raised&severity=critical'],
    ['cameraId=c1&behaviour=p&range=today', 'cameraId=c1&behaviour=p&range=today'],
    ['range=custom&from=100&to=200', 'range=custom&from=100&to=200'],
    ['range=today&from=100', 'range=today'],
    ['state=nonsense&behaviour=x&range=never&evil=1', ''],
    ['range=custom&from=abc', 'range=custom'],
  ])('?%s is kept as ?%s', (given, kept) => {
    expect(writeFilter(readFilter(new URLSearchParams(given)))).toBe(kept)
  })
})

describe('ranges', () => {
  it.each<[FilterQuery, number | undefined, number | undefined]>([
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
