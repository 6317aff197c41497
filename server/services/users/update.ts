import type { Principal, UserPatch, UserView } from '../../contract/user'
import { AppError } from '../../errors'
import { endSessions } from '../account/sessions'
import type { Context } from '../context'
import { requireId, requireRole, requireSession, requireText } from '../guard'
import { withLock } from '../lock'
import { ADMINS_LOCK, requireAnotherAdmin } from './keep-admin'
import { toUserView } from './view'

/**
 * A new role holds from the next request on; disabling and a new password end every session at once, a new password every
 * token too. Tokens of a disabled person sleep.
 * Throws session_required, user_not_found, last_admin.
 */
export async function updateUser(context: Context, who: Principal, id: string, patch: UserPatch): Promise<UserView> {
  requireRole(who, 'admin')
  requireSession(who)
  requireId(id, 'user_not_found')
  requireText({ name: patch.name })
  const { prisma, passwords, sessions, clock } = context
  // Hashing is slow on purpose: outside the lock.
  const passwordHash = patch.password === undefined ? undefined : await passwords.hash(patch.password)
  const row = await withLock(prisma, ADMINS_LOCK, async (tx) => {
    const before = await tx.user.findUnique({ where: { id } })
    if (!before) throw new AppError('user_not_found')
    const stops = patch.disabled === true || (patch.role !== undefined && patch.role !== 'admin')
    if (stops && before.role === 'admin' && !before.disabledAt) await requireAnotherAdmin(tx, id)
    const now = clock.now()
    const disabledAt = patch.disabled ? (before.disabledAt ?? new Date(now)) : null
    const updated = await tx.user.update({
      where: { id },
      data: {
        name: patch.name,
        role: patch.role,
        passwordHash,
        ...(patch.disabled === undefined ? {} : { disabledAt }),
      },
    })
    if (passwordHash !== undefined || patch.disabled === true) await endSessions(tx, { userId: id }, now)
    if (passwordHash !== undefined) await tx.apiToken.deleteMany({ where: { userId: id } })
    return updated
  })
  sessions.changed()
  return toUserView(row)
}
