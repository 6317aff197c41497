/** From where people have signed in, for 90 days after the last time. */

import { addressKey } from '../../address-key'
import type { PrismaClient } from '../../store/generated/client'
import type { Transaction } from '../lock'
import { KNOWN_FOR_MS } from './known-device'

/** For each person; the ones longest without a sign-in go first. */
const MAX_ADDRESSES = 50

export async function isKnownAddress(
  prisma: Pick<PrismaClient, 'knownAddress'>,
  userId: string,
  address: string,
  now: number,
): Promise<boolean> {
  const where = { userId_address: { userId, address: addressKey(address) } }
  const row = await prisma.knownAddress.findUnique({ where })
  return row !== null && now - row.lastSignInAt.getTime() < KNOWN_FOR_MS
}

export async function rememberAddress(tx: Transaction, userId: string, from: string, now: number): Promise<void> {
  const address = addressKey(from)
  const lastSignInAt = new Date(now)
  const where = { userId_address: { userId, address } }
  await tx.knownAddress.upsert({ where, create: { userId, address, lastSignInAt }, update: { lastSignInAt } })
  const oldest = await tx.knownAddress.findMany({
    where: { userId },
    orderBy: { lastSignInAt: 'desc' },
    skip: MAX_ADDRESSES,
  })
  const over = oldest.map((row) => row.address)
  await tx.knownAddress.deleteMany({
    where: { userId, OR: [{ address: { in: over } }, { lastSignInAt: { lte: new Date(now - KNOWN_FOR_MS) } }] },
  })
}
