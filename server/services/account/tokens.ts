import type { Principal, TokenView } from '../../contract/user'
import { AppError } from '../../errors'
import type { ApiToken } from '../../store/generated/client'
import type { Context } from '../context'
import { isDangling } from '../database-error'
import { requireId, requireText } from '../guard'
import { newToken } from './token-secret'

function toView({ id, name, createdAt, lastUsedAt }: ApiToken): TokenView {
  return { id, name, createdAt: createdAt.getTime(), lastUsedAt: lastUsedAt?.getTime() ?? null }
}

/** The caller's own. */
export async function listTokens({ prisma }: Context, who: Principal): Promise<TokenView[]> {
  const rows = await prisma.apiToken.findMany({ where: { userId: who.userId }, orderBy: { createdAt: 'asc' } })
  return rows.map(toView)
}

/** A token acts with the rights that its person has at the time. Throws unauthenticated (the person is gone). */
export async function createToken(
  { prisma }: Context,
  who: Principal,
  name: string,
): Promise<{ token: string; view: TokenView }> {
  requireText({ name })
  const { token, hash } = newToken()
  const row = await prisma.apiToken.create({ data: { userId: who.userId, name, hash } }).catch((error: unknown) => {
    throw isDangling(error) ? new AppError('unauthenticated') : error
  })
  return { token, view: toView(row) }
}

/** Throws token_not_found, also for somebody else's. */
export async function removeToken({ prisma }: Context, who: Principal, id: string): Promise<void> {
  requireId(id, 'token_not_found')
  const { count } = await prisma.apiToken.deleteMany({ where: { id, userId: who.userId } })
  if (count === 0) throw new AppError('token_not_found')
}
