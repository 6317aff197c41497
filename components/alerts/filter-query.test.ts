import { describe, expect, it } from 'vitest'
import { readFilter, writeFilter } from './filter-query'

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
