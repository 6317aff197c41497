import { describe, expect, it } from 'vitest'
import { isMoving, PATIENCE_MAX_MS, pictureAge, STALE_MS, type TileFacts, tileState, usualGap } from './tile-state'

const facts = (over: Partial<TileFacts>): TileFacts => ({
  enabled: true,
  status: { state: 'live' },
  stream: 'open',
  ageMs: 100,
  quietMs: over.ageMs ?? 100,
  gapMs: 100,
  paused: false,
  ...over,
})

it.each<[string, Partial<TileFacts>, ReturnType<typeof tileState>]>([
  ['a young picture', {}, { kind: 'live' }],
  ['a picture of just under two seconds', { ageMs: STALE_MS - 1 }, { kind: 'live' }],
  ['nothing new for two seconds', { ageMs: STALE_MS }, { kind: 'stuck' }],
  ['no picture yet', { ageMs: null }, { kind: 'connecting' }],
  ['no picture, starting', { ageMs: null, status: { state: 'starting' } }, { kind: 'connecting' }],
  ['no picture, no stream', { ageMs: null, stream: 'waiting' }, { kind: 'connecting' }],
  [
    'a camera of another server, whatever the stream says',
    { ageMs: null, stream: 'waiting', status: { state: 'elsewhere', server: 'hall-2:3000' } },
    { kind: 'elsewhere', server: 'hall-2:3000' },
  ],
  ['a disabled camera', { enabled: false }, { kind: 'disabled' }],
  ['a young picture of a camera said to be lost', { status: { state: 'reconnecting' } }, { kind: 'live' }],
  [
    'a lost camera',
    { ageMs: null, status: { state: 'failed', code: 'source_auth' } },
    { kind: 'no-signal', code: 'source_auth' },
  ],
  [
    'a lost camera with an old picture',
    { ageMs: 9000, status: { state: 'reconnecting', code: 'source_timeout' } },
    { kind: 'no-signal', code: 'source_timeout' },
  ],
  ['a lost camera without a reason', { ageMs: null, status: { state: 'failed' } }, { kind: 'no-signal', code: null }],
  [
    'an old status while the stream is down',
    { ageMs: 9000, stream: 'waiting', status: { state: 'failed', code: 'source_auth' } },
    { kind: 'cut' },
  ],
  ['a paused tile', { paused: true, ageMs: 9000 }, { kind: 'paused' }],
  ['a tile paused before its first picture', { paused: true, ageMs: null }, { kind: 'connecting' }],
  [
    'a webcam before its page is open',
    { ageMs: null, status: { state: 'starting', code: 'webcam_waiting' } },
    { kind: 'waiting-browser' },
  ],
  [
    'a webcam whose page was closed',
    { ageMs: 9000, status: { state: 'reconnecting', code: 'webcam_waiting' } },
    { kind: 'waiting-browser' },
  ],
  [
    'a webcam page closed a moment ago',
    { ageMs: 900, status: { state: 'reconnecting', code: 'webcam_waiting' } },
    { kind: 'live' },
  ],
  ['pictures that come three seconds late', { ageMs: 3000, quietMs: 100 }, { kind: 'slow' }],
  ['a picture every three seconds, fresh', { ageMs: 200, quietMs: 100, gapMs: 3000 }, { kind: 'slow' }],
  ['a picture every three seconds, soon due', { ageMs: 3200, quietMs: 2900, gapMs: 3000 }, { kind: 'slow' }],
  ['a picture every three seconds, three missed', { ageMs: 9100, quietMs: 9000, gapMs: 3000 }, { kind: 'stuck' }],
  ['a very slow camera past all patience', { ageMs: PATIENCE_MAX_MS, gapMs: 9000 }, { kind: 'stuck' }],
  [
    'a slow camera that is lost',
    { ageMs: 2500, gapMs: 3000, status: { state: 'reconnecting', code: 'source_ended' } },
    { kind: 'no-signal', code: 'source_ended' },
  ],
])('%s', (_name, over, expected) => {
  expect(tileState(facts(over))).toEqual(expected)
})

it('counts what moves: live and slow pictures, no others', () => {
  const kinds = ['live', 'slow', 'stuck', 'cut', 'paused', 'connecting', 'waiting-browser', 'disabled'] as const
  expect(kinds.filter((kind) => isMoving({ kind }))).toEqual(['live', 'slow'])
  expect(isMoving({ kind: 'no-signal', code: null })).toBe(false)
})

describe('the usual gap between pictures', () => {
  const after = (gaps: number[]) => gaps.reduce<number | null>((usual, gap) => usualGap(usual, gap), null)

  it('is the first one, then follows', () => {
    expect(after([100])).toBe(100)
    expect(after([100, 100, 100])).toBe(100)
    expect(after(Array(20).fill(100).concat(Array(20).fill(3000)))).toBeGreaterThan(2900)
  })

  it('is not learned from an absence', () => {
    expect(after([3_600_000])).toBeNull()
    expect(after([100, 3_600_000, 100])).toBe(100)
    expect(after([100, PATIENCE_MAX_MS - 1, 100, 100])).toBeLessThan(STALE_MS)
  })
})

it.each([
  [10_000, 0, 9_500, 500],
  [10_000, 2_000, 9_500, 2_500],
  [10_000, -2_000, 9_500, 0],
])('at %i with offset %i a picture of %i is %i ms old', (now, offset, captured, age) => {
  expect(pictureAge(now, offset, captured)).toBe(age)
})
