import { describe, expect, it } from 'vitest'
import { type CountSample, evaluate, INITIAL_RULE_STATE, maxGapFor } from './behaviour-count'

const RULE = { behaviour: 'p' as const, minCount: 2, forMs: 1000, cooldownMs: 5000 }

/** Times at which the rule fires. */
function firings(rule: typeof RULE, samples: [atMs: number, count: number][], maxGapMs?: number): number[] {
  let state = INITIAL_RULE_STATE
  return samples.flatMap(([atMs, count]) => {
    const sample: CountSample = { atMs, count }
    const result = evaluate(rule, state, sample, maxGapMs)
    state = result.state
    return result.fired ? [atMs] : []
  })
}
const every = (ms: number, until: number, count: number): [number, number][] =>
  Array.from({ length: until / ms + 1 }, (_, index) => [index * ms, count])

describe('behaviour count', () => {
  it.each<[string, Partial<typeof RULE>, [number, number][], number[]]>([
    ['held long enough', {}, every(500, 2000, 2), [1000]],
    ['more than enough people', {}, every(500, 1000, 9), [1000]],
    ['one too few', {}, every(500, 5000, 1), []],
    [
      'a break starts again',
      {},
      [
        [0, 2],
        [500, 2],
        [900, 1],
        [1000, 2],
        [1900, 2],
        [2000, 2],
      ],
      [2000],
    ],
    [
      'just not long enough',
      {},
      [
        [0, 2],
        [999, 2],
      ],
      [],
    ],
    [
      'at once with forMs 0',
      { forMs: 0 },
      [
        [0, 2],
        [100, 2],
      ],
      [0],
    ],
    ['again after the cooldown while it holds', {}, every(1000, 12_000, 3), [1000, 6000, 11_000]],
    [
      'silent in the cooldown though it held anew',
      {},
      [
        [0, 2],
        [1000, 2],
        [1500, 0],
        [2000, 2],
        [3000, 2],
        [4000, 2],
      ],
      [1000],
    ],
    [
      'a hold that outlives the cooldown fires at its end',
      {},
      [
        [0, 2],
        [1000, 2],
        [2000, 0],
        [4000, 2],
        [5500, 2],
        [6000, 2],
      ],
      [1000, 6000],
    ],
    [
      'cooldown 0: once per hold',
      { cooldownMs: 0 },
      [
        [0, 2],
        [1000, 2],
        [1500, 2],
        [2000, 0],
        [2500, 2],
        [3500, 2],
      ],
      [1000, 3500],
    ],
    [
      'a hole breaks the hold',
      {},
      [
        [0, 2],
        [3001, 2],
        [3900, 2],
      ],
      [],
    ],
    [
      'a hole of just the limit does not',
      {},
      [
        [0, 2],
        [3000, 2],
      ],
      [3000],
    ],
    [
      'an older sample is ignored',
      {},
      [
        [0, 2],
        [900, 2],
        [500, 0],
        [1000, 2],
      ],
      [1000],
    ],
  ])('%s', (_, rule, samples, expected) => {
    expect(firings({ ...RULE, ...rule }, samples)).toEqual(expected)
  })

  it('rule 5: the allowed hole follows the interval', () => {
    const samples = every(10_000, 30_000, 2)
    expect(firings({ ...RULE, forMs: 20_000 }, samples)).toEqual([])
    expect(firings({ ...RULE, forMs: 20_000 }, samples, maxGapFor(10_000))).toEqual([20_000, 30_000])
    expect(maxGapFor(50)).toBe(3000)
  })

  it('does not change the state it was given', () => {
    const before = Object.freeze({ ...INITIAL_RULE_STATE })
    expect(evaluate(RULE, before, { atMs: 5, count: 2 }).state).toEqual({
      heldSinceMs: 5,
      lastSampleMs: 5,
      lastFiredMs: null,
    })
    expect(before).toEqual(INITIAL_RULE_STATE)
  })
})
