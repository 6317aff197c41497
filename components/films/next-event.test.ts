import { describe, expect, it } from 'vitest'
import { nextEvent } from './next-event'

const EVENTS = [2_000, 7_000, 12_000]

describe('nextEvent', () => {
  it('goes to the one behind and the one before', () => {
    expect(nextEvent(EVENTS, 3_000, 1)).toBe(7_000)
    expect(nextEvent(EVENTS, 3_000, -1)).toBe(2_000)
  })

  it('leaves the one that is shown, whichever of its pictures that is', () => {
    for (const at of [6_960, 7_000, 7_001, 7_040]) {
      expect(nextEvent(EVENTS, at, 1)).toBe(12_000)
      expect(nextEvent(EVENTS, at, -1)).toBe(2_000)
    }
  })

  it('twice from where one is going is two events on', () => {
    const first = nextEvent(EVENTS, 0, 1) ?? 0
    expect(nextEvent(EVENTS, first, 1)).toBe(7_000)
  })

  it('knows no way beyond the last and the first', () => {
    expect(nextEvent(EVENTS, 12_000, 1)).toBeUndefined()
    expect(nextEvent(EVENTS, 0, -1)).toBeUndefined()
    expect(nextEvent([], 5, 1)).toBeUndefined()
  })
})
