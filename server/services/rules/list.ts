import type { RuleView } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import type { Context } from '../context'
import { requireRole } from '../guard'
import { toRuleView, WITH_CAMERA } from './view'

export async function listRules({ prisma }: Context, who: Principal): Promise<RuleView[]> {
  requireRole(who, 'viewer')
  const rows = await prisma.rule.findMany({ include: WITH_CAMERA, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(toRuleView)
}
