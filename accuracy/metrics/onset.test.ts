import { describe, expect, it } from 'vitest'
import type { BehaviourCode } from '../../server/contract/behaviours'
import { findChanges, onsets } from './onset'

const STEP_MS = 500

/** One person, a character a frame: the behaviour, in capitals while hardly seen, `.` when not there. */
function truth(line: string) {
  return [...line].map((code, index) => ({
    atMs: index * STEP_MS,
    people: new Map(
      code === '.'
        ? []
        : [[7, { behaviour: code.toLowerCase() as BehaviourCode, hidden: code !== code.toLowerCase() }]],
    ),
  }))
}

/** What was shown; `.` when the person was not found, `-` without behaviour. */
function shown(line: string) {
  return [...line].map((code, index) => ({
    atMs: index * STEP_MS,
    shown: new Map(code === '.' ? [] : [[7, code === '-' ? null : (code as BehaviourCode)]]),
  }))
}

describe('changes of two seconds or more', () => {
  it.each([
    ['one', 'uudddddd', ['d 1000-3500']],
    ['not what the film begins with', 'uuuuuu', []],
    ['not what somebody comes in with', '..ssssss', []],
    ['too short', 'uudddu', []],
    ['just long enough', 'uuddddu', ['d 1000-3000']],
    ['each of several', 'uddddpppppu', ['d 500-2500', 'p 2500-5000']],
    ['until the person goes', 'udddd..', ['d 500-2500']],
    ['not across an absence', 'udd.dddd', []],
    ['not when it begins out of sight', 'uuDDdddddd', []],
    ['out of sight later does not matter', 'udddddDD', ['d 500-3500']],
  ])('%s', (_, line, expected) => {
    const changes = findChanges(truth(line), 2_000)
    expect(changes.map(({ behaviour, fromMs, untilMs }) => `${behaviour} ${fromMs}-${untilMs}`)).toEqual(expected)
  })
})

describe('delay until it is shown', () => {
  it.each([
    ['at once', 'uddddddd', 'uddddddd', [0], 0],
    ['a second later', 'uddddddd', 'uuuddddd', [1_000], 0],
    ['shown before it began', 'uuuddddd', 'uudddddd', [0], 0],
    ['once is enough', 'uddddddd', 'uuuduuuu', [1_000], 0],
    ['never', 'uddddddd', 'uuuuuuuu', [], 1],
    ['without a box', 'uddddddd', 'u.......', [], 1],
    ['only when it was over', 'udddduuu', 'uuuuuddd', [], 1],
    ['found again later', 'uddddddd', 'u...dddd', [1_500], 0],
    ['two changes', 'uddddpppppp', 'uudddd-pppp', [500, 1_000], 0],
  ])('%s', (_, line, seen, delays, never) => {
    expect(onsets(findChanges(truth(line), 2_000), shown(seen))).toEqual({ delays, never })
  })
})
