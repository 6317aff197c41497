import { expect, it } from 'vitest'
import { pictureAge, STALE_MS, type TileFacts, tileState } from './tile-state'

const facts = (over: Partial<TileFacts>): TileFacts => ({
  enabled: true,
  status: { state: 'live' },
  stream: 'open',
  ageMs: 100,
  paused: false,
  ...over,
})

it.each<[string, Partial<TileFacts>, ReturnType<typeof tileState>]>([
  ['a young picture', {}, { kind: 'live' }],
  ['a picture of just under two seconds', { ageMs: STALE_MS - 1 }, { kind: 'live' }],
  ['a picture of two seconds', { ageMs: STALE_MS }, { kind: 'stale' }],
  ['no picture yet', { ageMs: null }, { kind: 'connecting' }],
  ['no picture, starting', { ageMs: null, status: { state: 'starting' } }, { kind: 'connecting' }],
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
    { kind: 'stale' },
  ],
  ['a paused tile', { paused: true, ageMs: 9000 }, { kind: 'paused' }],
  ['a tile paused before its first picture', { paused: true, ageMs: null }, { kind: 'connecting' }],
])('%s', (_name, over, expected) => {
  expect(tileState(facts(over))).toEqual(expected)
})

it.each([
  [10_000, 0, 9_500, 500],
  [10_000, 2_000, 9_500, 2_500],
  [10_000, -2_000, 9_500, 0],
])('at %i with offset %i a picture of %i is %i ms old', (now, offset, captured, age) => {
  expect(pictureAge(now, offset, captured)).toBe(age)
})
