import type { RuleDraft, RuleView } from '../../contract/rule'
import type { Principal } from '../../contract/user'
import { AppError } from '../../errors'
import type { Context } from '../context'
import { isDangling } from '../database-error'
import { requireId, requireRole, requireText } from '../guard'
import { toRuleView, WITH_CAMERA } from './view'

/** Throws camera_not_found. In force when it returns. */
export async function createRule({ prisma, watcher }: Context, who: Principal, draft: RuleDraft): Promise<RuleView> {
  requireRole(who, 'admin')
  requireText({ name: draft.name })
  requireId(draft.cameraId, 'camera_not_found')
  const row = await prisma.rule.create({ data: draft, include: WITH_CAMERA }).catch((error: unknown) => {
    throw isDangling(error) ? new AppError('camera_not_found') : error
  })
  await watcher.reload()
  return toRuleView(row)
}
