/** How often a password may be tried: per account, and per address over all accounts. */

import { addressKey } from '../../address-key'
import type { Clock } from '../../clock'
import { AppError } from '../../errors'
import { createRateLimiter } from './rate-limiter'

export type SignInLimits = {
  /** Counts an attempt. Throws rate_limited with retryAfter in seconds. */
  begin(account: string, address: string): void
  /** The password was right: forgives the account, and of the address this attempt alone. */
  succeeded(account: string, address: string): void
}

const MINUTE = 60_000
const ACCOUNT = { limit: 10, windowMs: 10 * MINUTE, maxKeys: 10_000 }
const ADDRESS = { limit: 50, windowMs: 10 * MINUTE, maxKeys: 10_000 }

export function createSignInLimits(clock: Clock): SignInLimits {
  const accounts = createRateLimiter(ACCOUNT)
  const addresses = createRateLimiter(ADDRESS)

  function take(limiter: typeof accounts, key: string): void {
    const taken = limiter.take(key, clock.now())
    if (!taken.ok)
      throw new AppError('rate_limited', 'too many attempts', { retryAfter: Math.ceil(taken.retryAfterMs / 1000) })
  }

  return {
    begin(account, address) {
      // The address first: one that may try no more cannot lock accounts either.
      take(addresses, addressKey(address))
      take(accounts, account)
    },
    succeeded(account, address) {
      addresses.giveBack(addressKey(address))
      accounts.reset(account)
    },
  }
}
