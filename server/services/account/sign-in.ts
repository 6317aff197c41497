import type { Role } from '../../contract/user'
import { email as emailSchema } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'

export type SignedIn = { id: string; email: string; name: string; role: Role; sessionVersion: number }

/**
 * Whether an account exists or is disabled shows neither in the answer nor in the time it takes.
 * Throws invalid_credentials, rate_limited.
 */
export async function signIn(context: Context, email: string, password: string, address: string): Promise<SignedIn> {
  const { prisma, passwords, limits, clock } = context
  const account = emailSchema.safeParse(email)
  const key = account.success ? account.data : email.slice(0, 200).trim().toLowerCase()
  limits.begin(key, address)
  const user = account.success ? await prisma.user.findUnique({ where: { email: account.data } }) : null
  const right = await passwords.verify(user?.passwordHash ?? null, password)
  if (!user || !right || user.disabledAt) throw new AppError('invalid_credentials')
  // Conditional: not for somebody who was disabled, or whose password was changed, while this one was checked.
  const { count } = await prisma.user.updateMany({
    where: { id: user.id, disabledAt: null, sessionVersion: user.sessionVersion },
    data: { lastLoginAt: new Date(clock.now()) },
  })
  if (count === 0) throw new AppError('invalid_credentials')
  limits.succeeded(key, address)
  const { id, name, role, sessionVersion } = user
  return { id, email: user.email, name, role, sessionVersion }
}
