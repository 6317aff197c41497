import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors'
import { createSignInLimits } from './sign-in-limits'

/** How many of n attempts pass. */
function passing(n: number, attempt: (i: number) => void): number {
  let passed = 0
  for (let i = 0; i < n; i++) {
    try {
      attempt(i)
      passed++
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
    }
  }
  return passed
}

describe('sign-in limits', () => {
  it('limits one account over all addresses', () => {
    const limits = createSignInLimits({ now: () => 0 })
    expect(passing(100, (i) => limits.begin('a@b.c', `10.0.0.${i}`))).toBe(10)
  })

  it('limits one address over all accounts', () => {
    const limits = createSignInLimits({ now: () => 0 })
    expect(passing(100, (i) => limits.begin(`${i}@b.c`, '10.0.0.1'))).toBe(50)
  })

  it('does not let an account of one’s own reset the address', () => {
    const limits = createSignInLimits({ now: () => 0 })
    const passed = passing(200, (i) => {
      limits.begin(`victim${i}@b.c`, '10.0.0.1')
      limits.begin('mine@b.c', '10.0.0.1')
      limits.succeeded('mine@b.c', '10.0.0.1')
    })
    // The last attempt of 50 was refused half-way: it counts as a failure as well.
    expect(passed).toBe(49)
  })

  it('never limits somebody who signs in rightly', () => {
    const limits = createSignInLimits({ now: () => 0 })
    const passed = passing(200, () => {
      limits.begin('a@b.c', '10.0.0.1')
      limits.succeeded('a@b.c', '10.0.0.1')
    })
    expect(passed).toBe(200)
  })

  it('says in seconds how long to wait', () => {
    let now = 0
    const limits = createSignInLimits({ now: () => now })
    passing(10, () => limits.begin('a@b.c', 'x'))
    now = 60_500
    expect(() => limits.begin('a@b.c', 'x')).toThrow(
      expect.objectContaining({ code: 'rate_limited', extra: { retryAfter: 540 } }),
    )
  })
})
