import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type BookRule, createRuleBook, type MeasuredFrame, type RuleBook } from './book'
import { type FoundObject, type RuleKind, ruleKind } from './kind'

/** At least so many objects. */
const enough: RuleKind = ruleKind({
  name: 'enough',
  params: z.strictObject({ min: z.int() }),
  facts: z.strictObject({ count: z.int() }),
  sees: () => true,
  step: ({ min }, { objects }) => ({
    seen: [{ key: '', facts: objects.length >= min ? { count: objects.length } : null }],
  }),
})
/** One more object than in the sample before. */
const more: RuleKind = ruleKind({
  name: 'more',
  params: z.strictObject({}),
  facts: z.strictObject({}),
  sees: () => true,
  step: (_, { objects }, before: number | undefined) => ({
    seen: [{ key: '', facts: before !== undefined && objects.length > before ? {} : null }],
    memory: objects.length,
  }),
})
/** Whether there are pictures. */
const silence: RuleKind = ruleKind({
  name: 'silence',
  ofCamera: true,
  params: z.strictObject({}),
  facts: z.strictObject({}),
  sees: () => true,
  step: (_, { silent }) => ({ seen: [{ key: '', facts: silent ? {} : null }] }),
})
const rule: BookRule = {
  id: 'r',
  version: 1,
  kind: enough,
  params: { min: 2 },
  forMs: 1_000,
  cooldownMs: 10_000,
  cameraId: 'c',
  lastFiredMs: null,
  schedule: null,
}
const START = Date.parse('2026-03-02T08:00Z')
const object: FoundObject = { trackId: 1, label: 'phone', box: { x1: 0, y1: 0, x2: 1, y2: 1 }, behaviour: 'p' }
const frame = (steadyMs: number, objects = 2, change: Partial<MeasuredFrame> = {}): MeasuredFrame => ({
  cameraId: 'c',
  steadyMs,
  at: START + steadyMs,
  width: 64,
  height: 64,
  measured: true,
  objects: Array<FoundObject>(objects).fill(object),
  ...change,
})
/** Times at which a rule fired. */
const fired = (book: RuleBook<BookRule>, frames: MeasuredFrame[], maxGapMs?: number) =>
  frames.flatMap((f) => book.feed(f, maxGapMs).map(() => f.steadyMs))
const every500 = (until: number) => Array.from({ length: until / 500 + 1 }, (_, i) => frame(i * 500))

describe('rule book', () => {
  it('fires once when the count has held, and again only after the cooldown', () => {
    const book = createRuleBook()
    book.load([rule])
    expect(fired(book, every500(12_000))).toEqual([1_000, 11_000])
  })

  it('begins anew for a camera that was forgotten, with when it fired last as it is loaded again', () => {
    const book = createRuleBook()
    book.load([rule])
    expect(fired(book, every500(2_000))).toEqual([1_000])
    book.forget('c')
    expect(fired(book, every500(4_000))).toEqual([])
    book.load([{ ...rule, lastFiredMs: 3_000 }])
    const later = every500(16_000).filter(({ steadyMs }) => steadyMs >= 8_000)
    expect(fired(book, later)).toEqual([13_000])
  })

  it('says what an alert needs', () => {
    const book = createRuleBook()
    book.load([{ ...rule, forMs: 0 }])
    expect(book.feed(frame(7, 3))).toEqual([{ rule: { ...rule, forMs: 0 }, facts: { count: 3 }, heldMs: 0 }])
  })

  it.each([
    ['frames whose boxes were carried forward', { measured: false }],
    ['frames whose inference failed', { error: 'inference_failed' }],
    ['other cameras', { cameraId: 'd' }],
  ])('does not listen to %s', (_, change) => {
    const book = createRuleBook()
    book.load([{ ...rule, forMs: 0 }])
    expect(book.feed(frame(0, 5, change))).toEqual([])
  })

  it('goes on counting when other rules change, and starts over when the rule itself does', () => {
    const book = createRuleBook()
    book.load([rule])
    book.feed(frame(0))
    book.load([{ ...rule }, { ...rule, id: 'r2', params: { min: 9 } }])
    expect(fired(book, [frame(1_000)])).toEqual([1_000])
    book.load([{ ...rule, version: 2, cooldownMs: 0 }])
    expect(fired(book, [frame(1_500), frame(2_000), frame(2_500)])).toEqual([2_500])
  })

  it('breaks a hold at a hole that is longer than the camera’s interval explains', () => {
    const holes = [frame(0), frame(5_000), frame(10_000)]
    const times = (maxGapMs?: number) => {
      const book = createRuleBook()
      book.load([rule])
      return fired(book, holes, maxGapMs)
    }
    expect(times()).toEqual([])
    expect(times(15_000)).toEqual([5_000])
  })

  it('ignores a frame that is older than the last one', () => {
    const book = createRuleBook()
    book.load([rule])
    expect(fired(book, [frame(0), frame(900), frame(500, 0), frame(1_000)])).toEqual([1_000])
  })

  it('gives a kind back what it remembers, until the rule changes', () => {
    const book = createRuleBook()
    const counting = { ...rule, kind: more, params: {}, forMs: 0, cooldownMs: 0 }
    book.load([counting])
    expect(fired(book, [frame(0, 3), frame(1, 3), frame(2, 4), frame(3, 4), frame(4, 5)])).toEqual([2, 4])
    book.load([{ ...counting }])
    expect(fired(book, [frame(5, 5), frame(6, 6)])).toEqual([6])
    book.load([{ ...counting, version: 2 }])
    expect(fired(book, [frame(7, 7), frame(8, 8)])).toEqual([8])
  })

  it('keeps the cooldown of before a restart', () => {
    const book = createRuleBook()
    book.load([{ ...rule, lastFiredMs: -5_000 }])
    expect(fired(book, every500(6_000))).toEqual([5_000])
  })

  describe('S5: outside its schedule a rule sees nothing', () => {
    const clock = (at: number) => new Date(at).toISOString().slice(11, 16)
    /** Open for a minute from a whole one on. */
    const whenOpen = (opens: number): BookRule => ({
      ...rule,
      cooldownMs: 0,
      schedule: {
        timeZone: 'UTC',
        periods: [{ name: '', days: [1], from: clock(opens), to: clock(opens + 60_000) }],
        exceptions: [],
        quiet: [],
      },
    })
    const at = (ms: number, objects = 2) => frame(ms, objects)
    const seconds = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => at((from + i) * 1_000))

    it('a hold that began before counts from the opening, and one that goes on ends with it', () => {
      const book = createRuleBook()
      book.load([{ ...whenOpen(START + 60_000), forMs: 3_000 }])
      expect(fired(book, seconds(30, 62))).toEqual([])
      expect(fired(book, seconds(63, 118))).toEqual([63_000])
      expect(fired(book, seconds(119, 130))).toEqual([])
    })

    it('forgets what its kind remembers, keeps the cooldown', () => {
      const book = createRuleBook()
      const counting = { ...whenOpen(START + 60_000), kind: more, params: {}, forMs: 0, cooldownMs: 10_000 }
      book.load([{ ...counting, lastFiredMs: 55_000 }])
      expect(fired(book, [at(59_000, 1), at(60_000, 2), at(61_000, 3), at(65_000, 4)])).toEqual([65_000])
    })

    it('goes by another schedule as soon as that is loaded, without counting anew', () => {
      const book = createRuleBook()
      book.load([{ ...whenOpen(START), forMs: 3_000 }])
      book.feed(at(0))
      book.load([{ ...whenOpen(START + 60_000), forMs: 3_000 }])
      expect(fired(book, seconds(1, 5))).toEqual([])
      book.load([{ ...rule, schedule: null }])
      expect(fired(book, seconds(6, 7))).toEqual([7_000])
    })

    it('follows a wall clock that is set back', () => {
      const book = createRuleBook()
      book.load([{ ...whenOpen(START + 60_000), forMs: 0 }])
      const shown = (steadyMs: number, wallMs: number) => frame(steadyMs, 2, { at: START + wallMs })
      expect(fired(book, [shown(0, 60_000), shown(1_000, 59_000), shown(2_000, 60_000)])).toEqual([0, 2_000])
    })
  })
})

describe('rules about the camera itself', () => {
  const offline: BookRule = { ...rule, id: 'o', kind: silence, params: {}, forMs: 2_000, cooldownMs: 1_000 }
  const fed = (book: RuleBook<BookRule>, steadyMs: number) =>
    book.feedSilence({ cameraId: 'c', steadyMs, at: START + steadyMs }).map(({ rule, heldMs }) => [rule.id, heldMs])

  it('are asked while there are no pictures, and fire once until there are some again', () => {
    const book = createRuleBook()
    book.load([rule, offline])
    const firings = () => Array.from({ length: 10 }, (_, i) => i * 1_000).flatMap((ms) => fed(book, ms))
    expect(firings()).toEqual([['o', 2_000]])
    // Measured or not, with a model that fails or none: it is a picture.
    expect(book.feed(frame(10_000, 0, { measured: false, error: 'model_failed' }))).toEqual([])
    expect([11_000, 12_000, 13_000].flatMap((ms) => fed(book, ms))).toEqual([['o', 2_000]])
  })

  it('a picture between ends the hold; other rules do not see that there is none', () => {
    const none: BookRule = { ...rule, id: 'n', params: { min: 0 }, forMs: 0 }
    const book = createRuleBook()
    book.load([none, offline])
    expect(fed(book, 0)).toEqual([])
    book.feed(frame(1_500, 0))
    expect([2_000, 3_000].flatMap((ms) => fed(book, ms))).toEqual([])
    expect(fed(book, 4_000)).toEqual([['o', 2_000]])
    expect(book.watchedCameras()).toEqual(['c'])
    book.load([none])
    expect([fed(book, 9_000), book.watchedCameras()]).toEqual([[], []])
  })
})
