/** The one-time token that whoever started the server reads in its output: it proves that the first visitor may set up. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { hashToken } from '../account/token-secret'
import type { Context } from '../context'
import { type Transaction, withLock } from '../lock'
import { ADMINS_LOCK } from '../users/keep-admin'
import { setupNeeded } from './needed'

const KEY = 'setup_token_sha256'

/** A fresh token; the one before it is worth nothing any more. Null when there is an administrator. */
export function issueSetupToken({ prisma }: Context): Promise<string | null> {
  return withLock(prisma, ADMINS_LOCK, async (tx) => {
    if (!(await setupNeeded({ prisma: tx }))) return null
    const token = randomBytes(24).toString('base64url')
    const value = hashToken(token)
    await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
    return token
  })
}

export async function matchesSetupToken(tx: Transaction, token: string): Promise<boolean> {
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  const given = Buffer.from(hashToken(token))
  return row !== null && row.value.length === given.length && timingSafeEqual(Buffer.from(row.value), given)
}

export async function spendSetupToken(tx: Transaction): Promise<void> {
  await tx.setting.deleteMany({ where: { key: KEY } })
}
