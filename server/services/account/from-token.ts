import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { toGrant, WITH_GRANTS } from '../users/view'
import { hashToken, looksLikeToken } from './token-secret'

/** lastUsedAt is written at most this often. */
const TOUCH_MS = 60_000

/** Bearer token -> who, or null. Read every time: a removed token ends at once. */
export async function fromToken({ prisma, clock }: Context, token: string): Promise<Principal | null> {
  if (!looksLikeToken(token)) return null
  const row = await prisma.apiToken.findUnique({
    where: { hash: hashToken(token) },
    include: { user: { include: WITH_GRANTS } },
  })
  const now = clock.now()
  if (!row || row.expiresAt.getTime() <= now || row.user.disabledAt) return null
  if (!row.lastUsedAt || now - row.lastUsedAt.getTime() >= TOUCH_MS)
    await prisma.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } })
  const { id, name, role, grants } = row.user
  return { userId: id, name, role, grants: grants.map(toGrant), cap: row.cap }
}
