import { appendAudit } from '../../audit/append'
import type { Role } from '../../contract/user'
import { email as emailSchema } from '../../contract/user'
import { AppError } from '../../errors'
import type { User } from '../../store/generated/client'
import type { Context } from '../context'
import { describeAgent } from './agent'
import { isKnownAddress, rememberAddress } from './known-addresses'
import { type OpenedSession, openSession } from './sessions'

/** Where an attempt comes from, as the transport knows it. */
export type Origin = {
  address: string
  /** The User-Agent header. */
  agent?: string | undefined
  /** What an earlier sign-in gave the browser to keep. */
  device?: string | undefined
}
/** `device`: for the browser to keep. */
export type SignedIn = { id: string; email: string; name: string; role: Role; device: string } & OpenedSession

/**
 * Whether an account exists or is disabled shows neither in the answer nor in the time it takes.
 * Throws invalid_credentials, rate_limited, busy (too many passwords to check at the moment).
 */
export async function signIn(context: Context, email: string, password: string, from: Origin): Promise<SignedIn> {
  const { prisma, passwords, limits, devices, clock } = context
  const now = clock.now()
  const parsed = emailSchema.safeParse(email)
  const account = parsed.success ? parsed.data : email.slice(0, 200).trim().toLowerCase()
  const device = devices.read(from.device, account, now)
  const attempt = limits.begin({ account, address: from.address, device })
  const user = parsed.success ? await prisma.user.findUnique({ where: { email: account } }) : null
  const known = device !== null || (user !== null && (await isKnownAddress(prisma, user.id, from.address, now)))
  if (!known) attempt.asStranger()
  const right = await passwords
    .verify(user?.passwordHash ?? null, password, known ? 'known' : 'stranger')
    .catch((error: unknown) => {
      attempt.takeBack()
      throw error
    })
  if (!user || !right || user.disabledAt) throw new AppError('invalid_credentials')
  const opened = await enter(context, user, from)
  attempt.succeeded()
  const { id, name, role } = user
  return { id, email: account, name, role, device: devices.issue(account, device, now), ...opened }
}

/**
 * Throws invalid_credentials for somebody who was disabled, or whose password was changed, while it was checked. The
 * condition also holds the row, so that a change which comes now ends the session that is opened here.
 */
function enter({ prisma, clock }: Context, user: User, from: Origin): Promise<OpenedSession> {
  const { id, passwordHash } = user
  const now = clock.now()
  return prisma.$transaction(async (tx) => {
    const still = { id, disabledAt: null, passwordHash }
    const { count } = await tx.user.updateMany({ where: still, data: { lastLoginAt: new Date(now) } })
    if (count === 0) throw new AppError('invalid_credentials')
    await rememberAddress(tx, id, from.address, now)
    const opened = await openSession(tx, id, describeAgent(from.agent ?? ''), now)
    const who = {
      userId: id,
      name: user.name,
      role: user.role,
      grants: [],
      cap: 'admin',
      sessionId: opened.sessionId,
    } as const
    await appendAudit(tx, { at: now, who, verb: 'account.signIn', target: `user:${id}`, address: from.address })
    return opened
  })
}
