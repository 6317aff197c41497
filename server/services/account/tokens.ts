import { MAX_TOKENS, type Principal, type TokenDraft, type TokenView } from '../../contract/user'
import { AppError } from '../../errors'
import type { ApiToken } from '../../store/generated/client'
import type { Context } from '../context'
import { isDangling } from '../database-error'
import { requireId, requireSession, requireText } from '../guard'
import { withLock } from '../lock'
import { newToken } from './token-secret'

const DAY_MS = 24 * 3600 * 1000

function toView({ id, name, createdAt, lastUsedAt, expiresAt }: ApiToken): TokenView {
  return {
    id,
    name,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt?.getTime() ?? null,
    expiresAt: expiresAt.getTime(),
  }
}

/** The caller's own, expired ones too: they say why a program is refused. */
export async function listTokens({ prisma }: Context, who: Principal): Promise<TokenView[]> {
  const rows = await prisma.apiToken.findMany({ where: { userId: who.userId }, orderBy: { createdAt: 'asc' } })
  return rows.map(toView)
}

/**
 * A token acts with the rights that its person has at the time, until it expires, is removed or the password changes.
 * Throws session_required, too_many_tokens, unauthenticated (the person is gone).
 */
export async function createToken(
  { prisma, clock }: Context,
  who: Principal,
  { name, days }: TokenDraft,
): Promise<{ token: string; view: TokenView }> {
  requireSession(who)
  requireText({ name })
  const { userId } = who
  const { token, hash } = newToken()
  const now = clock.now()
  const expiresAt = new Date(now + days * DAY_MS)
  const row = await withLock(prisma, `tokens.${userId}`, async (tx) => {
    await tx.apiToken.deleteMany({ where: { userId, expiresAt: { lte: new Date(now) } } })
    if ((await tx.apiToken.count({ where: { userId } })) >= MAX_TOKENS) throw new AppError('too_many_tokens')
    return tx.apiToken.create({ data: { userId, name, hash, expiresAt } })
  }).catch((error: unknown) => {
    throw isDangling(error) ? new AppError('unauthenticated') : error
  })
  return { token, view: toView(row) }
}

/** Throws session_required, token_not_found, also for somebody else's. */
export async function removeToken({ prisma, sessions }: Context, who: Principal, id: string): Promise<void> {
  requireSession(who)
  requireId(id, 'token_not_found')
  const { count } = await prisma.apiToken.deleteMany({ where: { id, userId: who.userId } })
  if (count === 0) throw new AppError('token_not_found')
  sessions.changed()
}
