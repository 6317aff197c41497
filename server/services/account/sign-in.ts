import type { Role } from '../../contract/user'
import { email as emailSchema } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { describeAgent } from './agent'
import { type OpenedSession, openSession } from './sessions'

/** Where an attempt comes from, as the transport knows it. */
export type Origin = {
  address: string
  /** The User-Agent header. */
  agent?: string
}
export type SignedIn = { id: string; email: string; name: string; role: Role } & OpenedSession

/**
 * Whether an account exists or is disabled shows neither in the answer nor in the time it takes.
 * Throws invalid_credentials, rate_limited.
 */
export async function signIn(context: Context, email: string, password: string, from: Origin): Promise<SignedIn> {
  const { prisma, passwords, limits, clock } = context
  const { address } = from
  const account = emailSchema.safeParse(email)
  const key = account.success ? account.data : email.slice(0, 200).trim().toLowerCase()
  limits.begin(key, address)
  const user = account.success ? await prisma.user.findUnique({ where: { email: account.data } }) : null
  const right = await passwords.verify(user?.passwordHash ?? null, password)
  if (!user || !right || user.disabledAt) throw new AppError('invalid_credentials')
  const { id, passwordHash, name, role } = user
  const now = clock.now()
  const opened = await prisma.$transaction(async (tx) => {
    // Conditional: not for somebody who was disabled, or whose password was changed, while this one was checked. It also
    // holds the row, so that a change which comes now ends this session as well.
    const still = { id, disabledAt: null, passwordHash }
    const { count } = await tx.user.updateMany({ where: still, data: { lastLoginAt: new Date(now) } })
    return count === 0 ? null : openSession(tx, id, describeAgent(from.agent ?? ''), now)
  })
  if (!opened) throw new AppError('invalid_credentials')
  limits.succeeded(key, address)
  return { id, email: user.email, name, role, ...opened }
}
