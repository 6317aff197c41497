import { describe, expect, it } from 'vitest'
import { crashOf, createBlame, type Suspect, suspectOf } from './blame'

const BAD: Suspect = 'camera:bad'
const GOOD: Suspect = 'camera:good'
const MODEL: Suspect = 'model:m'

describe('createBlame', () => {
  it('sets aside who ended the engine three times, and nobody else', () => {
    const blame = createBlame()
    expect([1, 2, 3].map((now) => blame.ended([BAD], now))).toEqual([null, null, BAD])
    expect(blame.isAside(BAD)).toBe(true)
    expect(blame.isAside(GOOD)).toBe(false)
  })

  it('finds it among those that happened to be at work', () => {
    const blame = createBlame()
    blame.ended([GOOD, BAD], 1)
    blame.ended([BAD], 2)
    expect(blame.ended([GOOD, BAD, MODEL], 3)).toBe(BAD)
    // What it explains is forgotten: the next one begins at nothing.
    expect([4, 5].map((now) => blame.ended([GOOD], now))).toEqual([null, null])
  })

  it('takes the step begun last when it cannot be told, and takes that back when the engine ends again', () => {
    const blame = createBlame()
    for (const now of [1, 2]) blame.ended([GOOD, MODEL], now)
    expect(blame.ended([GOOD, MODEL], 3)).toBe(GOOD)
    expect(blame.ended([MODEL], 4)).toBe(MODEL)
    expect(blame.isAside(GOOD)).toBe(false)
    expect(blame.isAside(MODEL)).toBe(true)
  })

  it('finds two of them, one after the other', () => {
    const blame = createBlame()
    const other: Suspect = 'camera:other'
    for (const now of [1, 2, 3]) blame.ended([BAD, other], now)
    expect([BAD, other].filter(blame.isAside)).toEqual([BAD])
    blame.ended([other], 4)
    expect(blame.isAside(other)).toBe(true)
  })

  it('blames nobody for an end in which nobody was at work', () => {
    const blame = createBlame()
    for (const now of [1, 2, 3, 4]) expect(blame.ended([], now)).toBeNull()
  })

  it('forgets after an hour, and at once when it is told to', () => {
    const blame = createBlame()
    const hour = 3_600_000
    blame.ended([BAD], 0)
    blame.ended([BAD], 1)
    expect(blame.ended([BAD], hour + 10)).toBeNull()
    for (const now of [1, 2]) blame.ended([BAD], hour + now)
    expect(blame.isAside(BAD)).toBe(true)
    blame.forgive(BAD)
    expect(blame.isAside(BAD)).toBe(false)
    expect([1, 2].map((now) => blame.ended([BAD], 2 * hour + now))).toEqual([null, null])
  })
})

it.each([
  ['decode', 'camera:c'],
  ['open', 'camera:c'],
  ['run', 'model:m'],
  ['load', 'model:m'],
] as const)('%s is the work of %s', (step, suspect) => {
  expect(suspectOf({ step, camera: 'c', model: 'm', since: 0, limitMs: 1 })).toBe(suspect)
})

it("a task ended with a model at work is the model's fault, else the source's", () => {
  const work = (step: 'read' | 'run') => ({ step, since: 0, limitMs: 1 })
  expect(crashOf([work('read'), work('run')])).toBe('model_crashed')
  expect(crashOf([work('read')])).toBe('source_crashed')
  expect(crashOf([])).toBe('source_crashed')
})
