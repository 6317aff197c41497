/** Changes with their audit entry: both are stored, or neither. */

import { appendAudit } from '../audit/append'
import type { Clock } from '../clock'
import type { Principal } from '../contract/user'
import type { PrismaClient } from '../store/generated/client'
import { lock, type Transaction } from './lock'

/** What a change did, as the audit keeps it. Views, never rows: they hold no secrets. */
export type Changed<T> = {
  value: T
  /** `kind:id`, e.g. `camera:0199…`. */
  target: string
  before?: unknown
  after?: unknown
}

/**
 * Runs `work` in a transaction and writes down what it did at the transaction's end. `locks` are held from its start:
 * what it reads is then still true when it writes. Keep it short: no hashing, no network.
 */
export type Change = <T>(work: (tx: Transaction) => Promise<Changed<T>>, options?: { lock?: string }) => Promise<T>

export function changeOf(
  { prisma, clock }: { prisma: PrismaClient; clock: Clock },
  by: { who: Principal | null; verb: string; address: string },
): Change {
  return (work, options = {}) =>
    prisma.$transaction(
      async (tx) => {
        if (options.lock !== undefined) await lock(tx, options.lock)
        const { value, ...entry } = await work(tx)
        await appendAudit(tx, { at: clock.now(), ...by, ...entry })
        return value
      },
      { maxWait: 10_000, timeout: 10_000 },
    )
}
