import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'

/**
 * Ends every other session of the person; the caller signs its own again with the version returned.
 * Throws wrong_password, rate_limited, unauthenticated (the person is gone).
 */
export async function changePassword(
  { prisma, passwords, limits, sessions }: Context,
  who: Principal,
  current: string,
  next: string,
): Promise<{ sessionVersion: number }> {
  // A stolen session must not become a way to try passwords; keys of its own, so that it locks nobody out.
  const key = `user ${who.userId}`
  limits.begin(key, key)
  const user = await prisma.user.findUnique({ where: { id: who.userId } })
  if (!user) throw new AppError('unauthenticated')
  if (!(await passwords.verify(user.passwordHash, current))) throw new AppError('wrong_password')
  const passwordHash = await passwords.hash(next)
  const sessionVersion = user.sessionVersion + 1
  const { count } = await prisma.user.updateMany({
    where: { id: user.id, sessionVersion: user.sessionVersion, disabledAt: null },
    data: { passwordHash, sessionVersion },
  })
  sessions.forget(user.id)
  // Somebody else changed the account meanwhile: this session has ended.
  if (count === 0) throw new AppError('unauthenticated')
  limits.succeeded(key, key)
  return { sessionVersion }
}
