import type { RulePatch, RuleView } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isDangling, isMissing } from '../database-error'
import { requireId, requireRole, requireText } from '../guard'
import { toRuleView, WITH_CAMERA } from './view'

/** Throws rule_not_found, camera_not_found. In force when it returns; what the rule had counted so far is forgotten. */
export async function updateRule(
  { prisma, watcher }: Context,
  who: Principal,
  id: string,
  patch: RulePatch,
): Promise<RuleView> {
  requireRole(who, 'admin')
  requireId(id, 'rule_not_found')
  requireText({ name: patch.name })
  if (patch.cameraId !== undefined) requireId(patch.cameraId, 'camera_not_found')
  const row = await prisma.rule.update({ where: { id }, data: patch, include: WITH_CAMERA }).catch((error: unknown) => {
    if (isMissing(error)) throw new AppError('rule_not_found')
    throw isDangling(error) ? new AppError('camera_not_found') : error
  })
  await watcher.reload()
  return toRuleView(row)
}
