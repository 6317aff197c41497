/** The one-time token that whoever started the server reads in its output: it proves that the first visitor may set up. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { hashToken } from '../account/token-secret'
import type { Context } from '../context'
import { type Transaction, withLock } from '../lock'
import { ADMINS_LOCK } from '../users/keep-admin'
import { setupNeeded } from './needed'

const KEY = 'setup_tokens'
/** Long enough to set up after a weekend; a later start prints a new one. */
const GOOD_FOR_MS = 7 * 24 * 3_600_000
/** A server that starts again and again prints links without end: the newest count. */
const MAX_TOKENS = 10

const tokens = z.array(z.strictObject({ sha256: z.string(), until: z.number() }))

/** A fresh token beside those that earlier starts printed. Null when there is an administrator. */
export function issueSetupToken({ prisma, clock }: Context): Promise<string | null> {
  return withLock(prisma, ADMINS_LOCK, async (tx) => {
    if (!(await setupNeeded({ prisma: tx }))) return null
    const token = randomBytes(24).toString('base64url')
    const now = clock.now()
    const fresh = { sha256: hashToken(token), until: now + GOOD_FOR_MS }
    const value = JSON.stringify([fresh, ...(await goodTokens(tx, now))].slice(0, MAX_TOKENS))
    await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
    return token
  })
}

export async function matchesSetupToken(tx: Transaction, token: string, now: number): Promise<boolean> {
  const given = Buffer.from(hashToken(token))
  const good = await goodTokens(tx, now)
  return good.some(({ sha256 }) => sha256.length === given.length && timingSafeEqual(Buffer.from(sha256), given))
}

/** All of them: there is an administrator now. */
export async function spendSetupTokens(tx: Transaction): Promise<void> {
  await tx.setting.deleteMany({ where: { key: KEY } })
}

async function goodTokens(tx: Transaction, now: number): Promise<z.infer<typeof tokens>> {
  const row = await tx.setting.findUnique({ where: { key: KEY } })
  return row === null ? [] : tokens.parse(JSON.parse(row.value)).filter(({ until }) => until > now)
}
