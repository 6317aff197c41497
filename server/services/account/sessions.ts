/** Sessions of people in browsers: opened at sign-in, ended by themselves, by an administrator, or by time. */
import { SESSION_MAX_AGE_S } from '../../contract/session'
import type { Prisma } from '../../store/generated/client'
import type { Context } from '../context'
import { requireId } from '../guard'
import type { Transaction } from '../lock'

/** What the cookie is made from. */
export type OpenedSession = { sessionId: string; expiresAt: number }

/** Part of the transaction that checked the person. Takes away what has expired: nobody can use or list it any more. */
export async function openSession(tx: Transaction, userId: string, agent: string, now: number): Promise<OpenedSession> {
  await tx.session.deleteMany({ where: { userId, expiresAt: { lte: new Date(now) } } })
  const expiresAt = now + SESSION_MAX_AGE_S * 1000
  const data = { userId, agent, createdAt: new Date(now), expiresAt: new Date(expiresAt) }
  const { id } = await tx.session.create({ data })
  return { sessionId: id, expiresAt }
}

/** Ends what is still open of these. The caller tells the cache once its transaction is over. */
export async function endSessions(tx: Transaction, where: Prisma.SessionWhereInput, now: number): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: new Date(now) },
  })
  return count
}

/** Signing out. Whoever holds the cookie may; ending it twice is no error. */
export async function signOut({ prisma, clock, sessions }: Context, sessionId: string): Promise<void> {
  requireId(sessionId, 'session_not_found')
  await endSessions(prisma, { id: sessionId }, clock.now())
  sessions.changed()
}
