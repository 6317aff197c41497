/**
 * How often a password may be tried. Whoever has signed in to an account before, on this device or from this address, is
 * never held up by what others do: strangers can only hold up strangers. Addresses count as one person controls them.
 */

import { addressKey } from '../../address-key'
import type { Clock } from '../../clock'
import { AppError } from '../../errors'
import { createRateLimiter } from './rate-limiter'

export type From = {
  /** The e-mail that is tried, as it is stored. */
  account: string
  address: string
  /** A device that has signed in to this very account, or null. */
  device: string | null
}

export type Attempt = {
  /** Nothing is known of who tries: counts with all strangers who try this account. Throws rate_limited. */
  asStranger(): void
  /** The password was right: it was no failure, and neither were those before it. */
  succeeded(): void
  /** The password was not looked at. */
  takeBack(): void
}

export type SignInLimits = {
  /** Counts an attempt before anything is looked up. Throws rate_limited with retryAfter in seconds. */
  begin(from: From): Attempt
  /** Somebody signed in who has to give the password once more. Throws rate_limited. */
  confirm(userId: string): Pick<Attempt, 'succeeded' | 'takeBack'>
}

const MINUTE = 60_000
const WINDOW = { windowMs: 10 * MINUTE, maxKeys: 10_000 }
/** One account from one address or device. */
const PAIR = { ...WINDOW, limit: 10 }
/** One address over all accounts. */
const ADDRESS = { ...WINDOW, limit: 50 }
/** One account from all addresses that are strange to it, together. */
const STRANGERS = { ...WINDOW, limit: 20 }

export function createSignInLimits(clock: Clock): SignInLimits {
  const pairs = createRateLimiter(PAIR)
  const addresses = createRateLimiter(ADDRESS)
  const strangers = createRateLimiter(STRANGERS)

  function take(limiter: typeof pairs, key: string): () => void {
    const taken = limiter.take(key, clock.steady())
    if (!taken.ok)
      throw new AppError('rate_limited', 'too many attempts', { retryAfter: Math.ceil(taken.retryAfterMs / 1000) })
    return () => limiter.giveBack(key)
  }

  function counted(pair: string, address: string | null, account: string): Attempt {
    // The address first: one that may try no more is told nothing about the account either.
    const back = [...(address === null ? [] : [take(addresses, address)]), take(pairs, pair)]
    const takeBack = () => {
      for (const giveBack of back.splice(0)) giveBack()
    }
    return {
      asStranger: () => void back.push(take(strangers, account)),
      succeeded() {
        takeBack()
        pairs.reset(pair)
      },
      takeBack,
    }
  }

  return {
    begin({ account, address, device }) {
      // A device has attempts of its own: an address that it shares with somebody else is nothing against it.
      if (device !== null) return counted(`device ${device} ${account}`, null, account)
      const key = addressKey(address)
      return counted(`address ${key} ${account}`, key, account)
    },
    confirm: (userId) => counted(`user ${userId}`, null, userId),
  }
}
