import { expect, test } from 'vitest'
import { MAX_CLIP_MS } from '../../contract/clip'
import { spanFor, spanOf } from './span'

const SPAN = { beforeMs: 5_000, afterMs: 10_000 }

test('a camera that makes none has none', () => {
  expect(spanOf({ clips: false, clipBeforeMs: 1, clipAfterMs: 2 })).toBeNull()
  expect(spanOf({ clips: true, clipBeforeMs: 1, clipAfterMs: 2 })).toEqual({ beforeMs: 1, afterMs: 2 })
})

test('the first alert begins one, from before it to after it', () => {
  expect(spanFor(undefined, 100_000, SPAN)).toEqual({ joins: false, fromMs: 95_000, untilMs: 110_000 })
})

test('an alert while one is recorded makes that longer, never shorter', () => {
  const open = { fromMs: 95_000, untilMs: 110_000 }
  expect(spanFor(open, 104_000, SPAN)).toEqual({ joins: true, fromMs: 95_000, untilMs: 114_000 })
  expect(spanFor(open, 101_000, { beforeMs: 0, afterMs: 0 })).toEqual({ joins: true, ...open })
})

test('one that is about to end is left alone, and so is one that would become too long', () => {
  const open = { fromMs: 0, untilMs: 100_000 }
  expect(spanFor(open, 99_900, SPAN)).toEqual({ joins: false, fromMs: 94_900, untilMs: 109_900 })
  const long = { fromMs: 0, untilMs: MAX_CLIP_MS - 1_000 }
  expect(spanFor(long, MAX_CLIP_MS - 5_000, SPAN).joins).toBe(false)
  expect(spanFor(long, MAX_CLIP_MS - 10_000, SPAN).joins).toBe(true)
})
