/** Sessions of people in browsers: opened at sign-in, ended by themselves, by an administrator, or by time. */
import { SESSION_MAX_AGE_S, type SessionView } from '../../contract/session'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Prisma } from '../../store/generated/client'
import type { Context } from '../context'
import { requireId, requireRole, requireSession } from '../guard'
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

/** Of the caller, newest first: what could still be used. */
export async function listSessions({ prisma, clock }: Context, who: Principal): Promise<SessionView[]> {
  const current = requireSession(who)
  const rows = await prisma.session.findMany({
    where: { userId: who.userId, endedAt: null, expiresAt: { gt: new Date(clock.now()) } },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ id, agent, createdAt, expiresAt }) => ({
    id,
    agent,
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt.getTime(),
    current: id === current,
  }))
}

/** Signing out. Whoever holds the cookie may; ending it twice is no error. */
export async function signOut({ prisma, clock, sessions }: Context, sessionId: string): Promise<void> {
  requireId(sessionId, 'session_not_found')
  await endSessions(prisma, { id: sessionId }, clock.now())
  sessions.changed()
}

/** One of the caller's own. Throws session_not_found, also for somebody else's. */
export async function endSession({ prisma, clock, sessions }: Context, who: Principal, id: string): Promise<void> {
  requireSession(who)
  requireId(id, 'session_not_found')
  const ended = await endSessions(prisma, { id, userId: who.userId }, clock.now())
  if (ended === 0) throw new AppError('session_not_found')
  sessions.changed()
}

/** All of the caller's but the one that asks. */
export async function endOtherSessions({ prisma, clock, sessions }: Context, who: Principal): Promise<void> {
  const current = requireSession(who)
  await endSessions(prisma, { userId: who.userId, id: { not: current } }, clock.now())
  sessions.changed()
}

/** Of anybody, by an administrator. */
export async function endSessionsOf(
  { prisma, clock, sessions }: Context,
  who: Principal,
  userId: string,
): Promise<void> {
  requireRole(who, 'admin')
  requireSession(who)
  requireId(userId, 'user_not_found')
  if ((await prisma.user.count({ where: { id: userId } })) === 0) throw new AppError('user_not_found')
  await endSessions(prisma, { userId }, clock.now())
  sessions.changed()
}
