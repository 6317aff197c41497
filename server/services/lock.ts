/** One at a time, over every process on the same database: a transaction that holds a named lock. */
import type { Prisma, PrismaClient } from '../store/generated/client'

export type Transaction = Prisma.TransactionClient

/**
 * Runs `work` in a transaction while no other transaction holds the lock of the same name. What it reads is therefore
 * still true when it writes. Keep it short: no hashing, no network.
 */
export function withLock<T>(prisma: PrismaClient, name: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sightline.${name}`}, 0))`
      return work(tx)
    },
    { maxWait: 10_000, timeout: 10_000 },
  )
}
