import { describe, expect, it } from 'vitest'
import { observeDate, observePicture, offsetMs, UNKNOWN_OFFSET } from './clock-offset'

/** The Date header a server writes when its clock, `offset` ahead of ours, is read at local time `at`. */
const dateAt = (at: number, offset: number) => Math.floor((at + offset) / 1000) * 1000

describe('clock offset', () => {
  it('is 0 before anything was observed', () => {
    expect(offsetMs(UNKNOWN_OFFSET)).toBe(0)
  })

  it.each([0, 137, 500, 999])('is exactly 0 for clocks that agree, %i ms into a second', (phase) => {
    const at = 1_700_000_000_000 + phase
    expect(offsetMs(observeDate(UNKNOWN_OFFSET, dateAt(at, 0), at - 5, at + 5))).toBe(0)
  })

  it.each([300_000, -300_000, 86_400_000])('is within half a second of %i ms after one response', (offset) => {
    const at = 1_700_000_000_123
    const bounds = observeDate(UNKNOWN_OFFSET, dateAt(at, offset), at - 5, at + 5)
    expect(Math.abs(offsetMs(bounds) - offset)).toBeLessThan(600)
  })

  it('narrows with responses at other phases of the second and with pictures', () => {
    const offset = -42_000
    let bounds = UNKNOWN_OFFSET
    for (const phase of [100, 350, 600, 850]) {
      const at = 1_700_000_000_000 + phase
      bounds = observeDate(bounds, dateAt(at, offset), at - 2, at + 2)
    }
    bounds = observePicture(bounds, 1_700_000_000_950 + offset - 20, 1_700_000_000_950)
    expect(Math.abs(offsetMs(bounds) - offset)).toBeLessThan(200)
  })

  it('starts again when a clock was set', () => {
    const at = 1_700_000_000_000
    const before = observeDate(UNKNOWN_OFFSET, dateAt(at, 60_000), at, at)
    expect(offsetMs(observeDate(before, dateAt(at, 0), at, at))).toBe(0)
  })

  it('ignores a header that is no date', () => {
    expect(observeDate(UNKNOWN_OFFSET, Number.NaN, 0, 0)).toBe(UNKNOWN_OFFSET)
  })

  it('never lets a picture come from the future', () => {
    expect(offsetMs(observePicture(UNKNOWN_OFFSET, 10_000, 4_000))).toBe(5_950)
  })
})
