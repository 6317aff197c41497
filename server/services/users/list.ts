import type { Principal, UserView } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { toUserView } from './view'

export async function listUsers({ prisma }: Context, who: Principal): Promise<UserView[]> {
  requireRole(who, 'admin')
  const rows = await prisma.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(toUserView)
}
