/** One at a time, over every process on the same database. */
import type { Prisma, PrismaClient } from '../store/generated/client'

export type Transaction = Prisma.TransactionClient

/** Held to the end of the transaction: nobody else gets past a lock of the same name until then. */
export async function lock(tx: Transaction, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sightline.${name}`}, 0))`
}

/** Runs `work` in a transaction that holds the lock, for what no person asked for. Keep it short: no hashing, no network. */
export function withLock<T>(prisma: PrismaClient, name: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await lock(tx, name)
      return work(tx)
    },
    { maxWait: 10_000, timeout: 10_000 },
  )
}
