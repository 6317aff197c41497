import type { Principal, UserPatch, UserView } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireId, requireRole, requireText } from '../guard'
import { withLock } from '../lock'
import { ADMINS_LOCK, requireAnotherAdmin } from './keep-admin'
import { toUserView } from './view'

/**
 * A new role holds from the next request on; disabling and a new password end every session at once.
 * Throws user_not_found, last_admin.
 */
export async function updateUser(context: Context, who: Principal, id: string, patch: UserPatch): Promise<UserView> {
  requireRole(who, 'admin')
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
    const ends = passwordHash !== undefined || patch.disabled === true
    const disabledAt = patch.disabled ? (before.disabledAt ?? new Date(clock.now())) : null
    return tx.user.update({
      where: { id },
      data: {
        name: patch.name,
        role: patch.role,
        passwordHash,
        ...(patch.disabled === undefined ? {} : { disabledAt }),
        ...(ends ? { sessionVersion: { increment: 1 } } : {}),
      },
    })
  })
  sessions.forget(id)
  return toUserView(row)
}
