import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireId, requireRole, requireSession } from '../guard'
import { withLock } from '../lock'
import { ADMINS_LOCK, requireAnotherAdmin } from './keep-admin'

/** Sessions and tokens end at once; the name stays on what the person did. Throws session_required, user_not_found, last_admin. */
export async function removeUser({ prisma, sessions }: Context, who: Principal, id: string): Promise<void> {
  requireRole(who, 'admin')
  requireSession(who)
  requireId(id, 'user_not_found')
  await withLock(prisma, ADMINS_LOCK, async (tx) => {
    const user = await tx.user.findUnique({ where: { id } })
    if (!user) throw new AppError('user_not_found')
    if (user.role === 'admin' && !user.disabledAt) await requireAnotherAdmin(tx, id)
    await tx.user.delete({ where: { id } })
  })
  sessions.changed()
}
