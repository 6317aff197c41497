import type { Principal, UserDraft, UserView } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isTaken } from '../database-error'
import { requireRole, requireSession, requireText } from '../guard'
import { toUserView } from './view'

/** Throws session_required, email_taken. */
export async function createUser({ prisma, passwords }: Context, who: Principal, draft: UserDraft): Promise<UserView> {
  requireRole(who, 'admin')
  requireSession(who)
  requireText({ name: draft.name })
  const { password, ...plain } = draft
  const passwordHash = await passwords.hash(password)
  const row = await prisma.user.create({ data: { ...plain, passwordHash } }).catch((error: unknown) => {
    throw isTaken(error) ? new AppError('email_taken') : error
  })
  return toUserView(row)
}
