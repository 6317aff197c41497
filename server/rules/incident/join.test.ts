import { describe, expect, it } from 'vitest'
import { MAX_FIRINGS } from '../../contract/incident'
import { incidentFor, type Joinable, LONGEST_MS } from './join'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = Date.UTC(2031, 4, 6, 7)
const one = (change: Partial<Joinable> = {}): Joinable => ({
  state: 'new',
  firstAt: NOW - 5 * MINUTE,
  lastAt: NOW - MINUTE,
  count: 2,
  ...change,
})

describe('a firing', () => {
  it.each<[string, Joinable[], boolean]>([
    ['joins what is open and fresh', [one()], true],
    ['joins what somebody has acknowledged', [one({ state: 'acknowledged' })], true],
    ['joins what somebody has', [one({ state: 'assigned' })], true],
    ['joins nothing that is resolved', [one({ state: 'resolved' })], false],
    ['joins no false alarm', [one({ state: 'false_alarm' })], false],
    ['begins one when there is none', [], false],
    ['joins up to the end of its reach', [one({ firstAt: NOW - HOUR, lastAt: NOW - 11 * MINUTE })], true],
    ['and not beyond it', [one({ firstAt: NOW - HOUR, lastAt: NOW - 11 * MINUTE - 1 })], false],
    ['joins what lasts as long as it may', [one({ firstAt: NOW - LONGEST_MS })], true],
    ['and nothing that would last longer', [one({ firstAt: NOW - LONGEST_MS - 1 })], false],
    ['joins none that is full', [one({ count: MAX_FIRINGS })], false],
    ['that comes late joins what it belongs to', [one({ firstAt: NOW + MINUTE, lastAt: NOW + HOUR })], true],
    ['joins none from before a clock was set back', [one({ firstAt: NOW + HOUR, lastAt: NOW + HOUR })], false],
  ])('%s', (_what, of, joins) => {
    expect(incidentFor(of, NOW, MINUTE)).toBe(joins ? of[0] : null)
  })

  it('waits for its rule’s silence: a rule that fires hourly goes on in one incident', () => {
    expect(incidentFor([one({ firstAt: NOW - HOUR, lastAt: NOW - HOUR })], NOW, HOUR)).not.toBeNull()
  })

  it('of two joins the one that fired last', () => {
    const [older, newer] = [one({ lastAt: NOW - 3 * MINUTE }), one({ lastAt: NOW - 2 * MINUTE })]
    expect(incidentFor([older, newer], NOW, MINUTE)).toBe(newer)
  })
})
