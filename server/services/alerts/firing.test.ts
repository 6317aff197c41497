import { describe, expect, it } from 'vitest'
import type { EngineObject } from '../../inference/messages'
import { type ActiveRule, createRuleBook } from './firing'

const rule: ActiveRule = {
  id: 'r',
  version: 1,
  name: 'Phones',
  severity: 'warning',
  behaviour: 'p',
  minCount: 2,
  forMs: 1_000,
  cooldownMs: 10_000,
  cameraId: 'c',
  cameraName: 'Room',
  cameraPlace: '',
  lastFiredMs: null,
}
const phone: EngineObject = {
  trackId: 1,
  classId: 0,
  label: 'phone',
  confidence: 1,
  box: { x1: 0, y1: 0, x2: 1, y2: 1 },
  behaviour: 'p',
  predicted: false,
}
const frame = (at: number, phones = 2, more = {}) => ({
  cameraId: 'c',
  at,
  steadyMs: at,
  frameId: at,
  measured: true,
  objects: Array<EngineObject>(phones).fill(phone),
  ...more,
})
/** Times at which a rule fired. */
const fired = (book: ReturnType<typeof createRuleBook>, frames: ReturnType<typeof frame>[]) =>
  frames.flatMap((f) => book.feed(f)).map(({ at }) => at)
const every500 = (until: number) => Array.from({ length: until / 500 + 1 }, (_, i) => frame(i * 500))

describe('rule book', () => {
  it('fires once when the count has held, and again only after the cooldown', () => {
    const book = createRuleBook()
    book.load([rule])
    expect(fired(book, every500(12_000))).toEqual([1_000, 11_000])
  })

  it('says what an alert needs', () => {
    const book = createRuleBook()
    book.load([{ ...rule, forMs: 0 }])
    expect(book.feed(frame(7, 3))).toEqual([{ rule: { ...rule, forMs: 0 }, at: 7, frameIndex: 7, count: 3 }])
  })

  it.each([
    ['frames whose boxes were carried forward', { measured: false }],
    ['frames whose inference failed', { error: 'inference_failed' }],
    ['other cameras', { cameraId: 'd' }],
  ])('does not listen to %s', (_, more) => {
    const book = createRuleBook()
    book.load([{ ...rule, forMs: 0 }])
    expect(book.feed(frame(0, 5, more))).toEqual([])
  })

  it('goes on counting when other rules change, and starts over when the rule itself does', () => {
    const book = createRuleBook()
    book.load([rule])
    book.feed(frame(0))
    book.load([
      { ...rule, cameraName: 'Renamed' },
      { ...rule, id: 'r2', minCount: 9 },
    ])
    expect(fired(book, [frame(1_000)])).toEqual([1_000])
    book.load([{ ...rule, version: 2, cooldownMs: 0 }])
    expect(fired(book, [frame(1_500), frame(2_000), frame(2_500)])).toEqual([2_500])
  })

  it('breaks a hold at a hole that is longer than the camera’s interval explains', () => {
    const holes = [frame(0), frame(5_000), frame(10_000)]
    const times = (maxGapMs?: number) => {
      const book = createRuleBook()
      book.load([rule])
      return holes.flatMap((f) => book.feed(f, maxGapMs)).map(({ at }) => at)
    }
    expect(times()).toEqual([])
    expect(times(15_000)).toEqual([5_000])
  })

  it.each([-3_600_000, 3_600_000])('goes by the steady clock when the other is set by %d ms', (setMs) => {
    for (const setAt of [500, 1_000, 5_000, 11_000]) {
      const book = createRuleBook()
      book.load([rule, { ...rule, id: 'r2', forMs: 0, cooldownMs: 0 }, { ...rule, id: 'r3', minCount: 9 }])
      const set = every500(30_000).map((f) => (f.at < setAt ? f : { ...f, at: f.at + setMs }))
      const firings = set.flatMap((f) =>
        book.feed(f).map(({ rule: { id }, frameIndex, at }) => ({ id, frameIndex, at })),
      )
      const of = (id: string) => firings.filter((firing) => firing.id === id)
      expect(of('r').map(({ frameIndex }) => frameIndex)).toEqual([1_000, 11_000, 21_000])
      expect(of('r2').map(({ frameIndex }) => frameIndex)).toEqual([0])
      expect(of('r3')).toEqual([])
      // What is told is the clock's own time.
      for (const { frameIndex, at } of of('r')) expect(at - frameIndex).toBe(frameIndex < setAt ? 0 : setMs)
    }
  })

  it('keeps the cooldown of before a restart', () => {
    const book = createRuleBook()
    book.load([{ ...rule, lastFiredMs: -5_000 }])
    expect(fired(book, every500(6_000))).toEqual([5_000])
  })
})
