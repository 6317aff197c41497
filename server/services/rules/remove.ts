import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { requireId, requireRole } from '../guard'

/** Its alerts stay. Throws rule_not_found. */
export async function removeRule({ prisma, watcher }: Context, who: Principal, id: string): Promise<void> {
  requireRole(who, 'admin')
  requireId(id, 'rule_not_found')
  const { count } = await prisma.rule.deleteMany({ where: { id } })
  if (count === 0) throw new AppError('rule_not_found')
  await watcher.reload()
}
