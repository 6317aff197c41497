import type { AlertDetail } from '../../contract/alert'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireId, requireRole } from '../guard'
import { toAlertDetail } from './view'

/** With every step, in order. Throws alert_not_found. */
export async function getAlert({ prisma }: Context, who: Principal, id: string): Promise<AlertDetail> {
  requireRole(who, 'viewer')
  requireId(id, 'alert_not_found')
  const row = await prisma.alert.findUnique({
    where: { id },
    include: { steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  })
  if (!row) throw new AppError('alert_not_found')
  return toAlertDetail(row)
}
