import { describe, expect, it } from 'vitest'
import { maxGapFor, NOTHING_HELD, takeIn } from './hold'

const RULE = { forMs: 1000, cooldownMs: 5000 }

/** Times at which a rule fires that asks for at least two. */
function firings(rule: typeof RULE, samples: [atMs: number, count: number][], maxGapMs?: number): number[] {
  let state = NOTHING_HELD
  return samples.flatMap(([atMs, count]) => {
    const seen = [{ key: '', facts: count >= 2 ? { count } : null }]
    const result = takeIn(rule, state, { atMs, seen }, maxGapMs)
    state = result.state
    return result.fired ? [atMs] : []
  })
}
const every = (ms: number, until: number, count: number): [number, number][] =>
  Array.from({ length: until / ms + 1 }, (_, index) => [index * ms, count])

describe('a hold', () => {
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
    const before = Object.freeze({ ...NOTHING_HELD, holds: new Map([['', { sinceMs: 0, seenMs: 5, fired: false }]]) })
    const { state, fired } = takeIn(RULE, before, { atMs: 1005, seen: [{ key: '', facts: { count: 2 } }] })
    expect(fired).toEqual({ facts: { count: 2 }, heldMs: 1005 })
    expect(state).toEqual({ holds: new Map([['', { sinceMs: 0, seenMs: 1005, fired: true }]]), lastFiredMs: 1005 })
    expect(before.holds.get('')).toEqual({ sinceMs: 0, seenMs: 5, fired: false })
  })
})

describe('several in one rule', () => {
  /** A letter a second of each: capital while it holds, small while it does not, a dot while not seen. Says who fires when. */
  function fired(rule: typeof RULE, ...rows: string[]): string[] {
    let state = NOTHING_HELD
    return [...rows[0]!].flatMap((_, second) => {
      const seen = rows.flatMap((row) => {
        const letter = row[second]!
        const facts = letter === letter.toUpperCase() ? { who: letter } : null
        return letter === '.' ? [] : [{ key: letter.toUpperCase(), facts }]
      })
      const result = takeIn(rule, state, { atMs: second * 1000, seen })
      state = result.state
      return result.fired ? [`${result.fired.facts.who} ${second} after ${result.fired.heldMs / 1000}`] : []
    })
  }

  it.each<[string, Partial<typeof RULE>, string[], string[]]>([
    ['hold for themselves', { forMs: 3000, cooldownMs: 0 }, ['AAaAAAA', 'bbBBBBb'], ['B 5 after 3', 'A 6 after 3']],
    ['share the cooldown', {}, ['AAAAAAAA'], ['A 1 after 1', 'A 6 after 6']],
    ['who has not fired goes first after it', {}, ['AAAAAAAA', 'bbBBBBBB'], ['A 1 after 1', 'B 6 after 4']],
    ['then who has held longest', {}, ['aAAA', 'BBBB'], ['B 1 after 1']],
    ['one a sample', { forMs: 0, cooldownMs: 0 }, ['AAA', 'BBB', 'CCC'], ['A 0 after 0', 'B 1 after 1', 'C 2 after 2']],
    ['not seen for a while is a hole', { forMs: 5000 }, ['AA..AA'], ['A 5 after 5']],
    ['not seen for too long is a break', { forMs: 5000 }, ['AA...AA'], []],
  ])('%s', (_, rule, rows, expected) => {
    expect(fired({ ...RULE, ...rule }, ...rows)).toEqual(expected)
  })

  it('forgets who is gone', () => {
    const seen = (id: number) => [{ key: String(id), facts: {} }]
    let state = NOTHING_HELD
    for (let id = 0; id < 1000; id++) state = takeIn(RULE, state, { atMs: id * 1000, seen: seen(id) }).state
    expect(state.holds.size).toBe(4)
  })
})
