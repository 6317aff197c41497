import { describe, expect, it } from 'vitest'
import { createRateLimiter } from './rate-limiter'

const make = (maxKeys = 100) => createRateLimiter({ limit: 3, windowMs: 1_000, maxKeys })

describe('rate limiter', () => {
  it('lets the limit through and says when the next one fits', () => {
    const limiter = make()
    expect([0, 100, 200].map((at) => limiter.take('a', at).ok)).toEqual([true, true, true])
    expect(limiter.take('a', 300)).toEqual({ ok: false, retryAfterMs: 700 })
    expect(limiter.take('a', 999)).toEqual({ ok: false, retryAfterMs: 1 })
    expect(limiter.take('a', 1_000)).toEqual({ ok: true })
    // The window slides: the one of 100 ms is still in it.
    expect(limiter.take('a', 1_001)).toEqual({ ok: false, retryAfterMs: 99 })
  })

  it('does not count what it refused', () => {
    const limiter = make()
    for (let at = 0; at < 900; at += 10) limiter.take('a', at)
    expect(limiter.take('a', 1_000).ok).toBe(true)
  })

  it('keeps keys apart', () => {
    const limiter = make()
    for (const at of [0, 0, 0, 0]) limiter.take('a', at)
    expect(limiter.take('b', 0).ok).toBe(true)
  })

  it('gives back one attempt, not the window', () => {
    const limiter = make()
    for (const at of [0, 0, 0]) limiter.take('a', at)
    limiter.giveBack('a')
    expect([1, 1].map((at) => limiter.take('a', at).ok)).toEqual([true, false])
  })

  it('forgets a key', () => {
    const limiter = make()
    for (const at of [0, 0, 0]) limiter.take('a', at)
    limiter.reset('a')
    expect(limiter.size).toBe(0)
    expect(limiter.take('a', 1).ok).toBe(true)
  })

  it('is bounded: the key longest without an attempt goes first', () => {
    const limiter = make(2)
    for (const at of [0, 0, 0]) limiter.take('a', at)
    limiter.take('b', 1)
    expect(limiter.take('a', 2).ok).toBe(false)
    limiter.take('c', 3)
    expect(limiter.size).toBe(2)
    expect(limiter.take('a', 4).ok).toBe(false)
  })
})
