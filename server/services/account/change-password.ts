import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireSession } from '../guard'
import { endSessions, type OpenedSession, openSession } from './sessions'

/**
 * Ends every session and token of the person: whoever changes a password does not know who else had the old one. The
 * caller goes on with the new session that is returned.
 * Throws session_required, wrong_password, rate_limited, unauthenticated (the person is gone, or changed meanwhile).
 */
export async function changePassword(
  { prisma, passwords, limits, sessions, clock }: Context,
  who: Principal,
  current: string,
  next: string,
): Promise<OpenedSession> {
  const sessionId = requireSession(who)
  // A stolen session must not become a way to try passwords.
  const attempt = limits.confirm(who.userId)
  const user = await prisma.user.findUnique({ where: { id: who.userId } })
  if (!user) throw new AppError('unauthenticated')
  if (!(await passwords.verify(user.passwordHash, current))) throw new AppError('wrong_password')
  const passwordHash = await passwords.hash(next)
  const opened = await prisma.$transaction(async (tx) => {
    const still = { id: user.id, passwordHash: user.passwordHash, disabledAt: null }
    const { count } = await tx.user.updateMany({ where: still, data: { passwordHash } })
    // Somebody else changed the account meanwhile: this session has ended.
    if (count === 0) throw new AppError('unauthenticated')
    const now = clock.now()
    const before = await tx.session.findUnique({ where: { id: sessionId } })
    await endSessions(tx, { userId: user.id }, now)
    await tx.apiToken.deleteMany({ where: { userId: user.id } })
    return openSession(tx, user.id, before?.agent ?? '', now)
  })
  sessions.changed()
  attempt.succeeded()
  return opened
}
