import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors'
import { createSignInLimits, type From } from './sign-in-limits'

const from = (address: string, account = 'a@b.c', device: string | null = null): From => ({ account, address, device })

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

function setUp() {
  const clock = { ms: 0, now: () => clock.ms, steady: () => clock.ms }
  const limits = createSignInLimits(clock)
  return { clock, limits, strange: (given: From) => limits.begin(given).asStranger() }
}

describe('sign-in limits', () => {
  it('limit one account from one address, also a known one', () => {
    const { limits } = setUp()
    expect(passing(100, () => limits.begin(from('10.0.0.1')))).toBe(10)
    expect(passing(100, () => limits.begin(from('10.0.0.2')))).toBe(10)
  })

  it('limit one address over all accounts, a whole /64 of IPv6 as one', () => {
    const { limits } = setUp()
    expect(passing(100, (i) => limits.begin(from('10.0.0.1', `${i}@b.c`)))).toBe(50)
    expect(passing(100, (i) => limits.begin(from(`2001:db8::${i}`, `${i}@b.c`)))).toBe(50)
  })

  it('limit all strangers to one account together', () => {
    const { strange } = setUp()
    expect(passing(100, (i) => strange(from(`10.0.0.${i}`)))).toBe(20)
  })

  it('let nobody who is known be held up by strangers', () => {
    const { limits, strange } = setUp()
    passing(10_000, (i) => strange(from(`10.${i >> 8}.${i & 255}.1`)))
    expect(passing(20, () => limits.begin(from('192.0.2.7')))).toBe(10)
    expect(passing(20, () => limits.begin(from('192.0.2.8', 'a@b.c', 'my phone')))).toBe(10)
    // Neither is anybody else's account, nor a stranger to it.
    strange(from('192.0.2.9', 'other@b.c'))
    expect(() => strange(from('192.0.2.9'))).toThrow(expect.objectContaining({ code: 'rate_limited' }))
  })

  it('let a known device try from an address that somebody else has used up', () => {
    const { limits } = setUp()
    passing(100, () => limits.begin(from('10.0.0.1')))
    passing(100, (i) => limits.begin(from('10.0.0.1', `${i}@b.c`)))
    expect(() => limits.begin(from('10.0.0.1'))).toThrow()
    limits.begin(from('10.0.0.1', 'a@b.c', 'my laptop')).succeeded()
  })

  it('do not let an account of one’s own reset the address', () => {
    const { limits } = setUp()
    const passed = passing(200, (i) => {
      limits.begin(from('10.0.0.1', `victim${i}@b.c`))
      limits.begin(from('10.0.0.1', 'mine@b.c')).succeeded()
    })
    // The last attempt of 50 was refused half-way: it counts as a failure as well.
    expect(passed).toBe(49)
  })

  it('never limit somebody who signs in rightly, known or strange', () => {
    const { limits } = setUp()
    const passed = passing(200, () => {
      const attempt = limits.begin(from('10.0.0.1'))
      attempt.asStranger()
      attempt.succeeded()
    })
    expect(passed).toBe(200)
  })

  it('count nothing for a password that was not looked at', () => {
    const { limits } = setUp()
    const passed = passing(200, () => {
      const attempt = limits.begin(from('10.0.0.1'))
      attempt.asStranger()
      attempt.takeBack()
    })
    expect(passed).toBe(200)
  })

  it('limit the one more time that somebody signed in gives the password', () => {
    const { limits } = setUp()
    expect(passing(100, () => limits.confirm('u'))).toBe(10)
    limits.confirm('v').succeeded()
  })

  it('say in seconds how long to wait', () => {
    const { clock, strange } = setUp()
    passing(10, () => strange(from('x')))
    clock.ms = 60_500
    expect(() => strange(from('x'))).toThrow(
      expect.objectContaining({ code: 'rate_limited', extra: { retryAfter: 540 } }),
    )
  })
})
