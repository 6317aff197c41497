import { z } from 'zod'
import { can } from '../../access/can'
import { rulePatch, ruleView } from '../../contract/rule'
import { AppError } from '../../errors'
import { isDangling } from '../database-error'
import { cameraOf, ruleOf } from '../locate'
import { verb } from '../verb'
import { requireFit } from './fit'
import { fitSchedule } from './fit-schedule'
import { toRuleView, WITH_CAMERA } from './view'

/**
 * In force when it returns; what the rule had counted so far is forgotten. Throws validation_failed where its camera has no such
 * zone.
 */
export const updateRule = verb({
  name: 'rules.update',
  method: 'PATCH',
  path: '/api/rules/{id}',
  summary: 'Changes a rule; what is absent stays.',
  action: 'rule.edit',
  on: ruleOf(),
  input: rulePatch.extend({ id: z.string() }),
  output: ruleView,
  async run(c, { who, input, change }) {
    const { id, condition, ...plain } = input
    if (plain.cameraId !== undefined) {
      // It may go only where it might have been made.
      const camera = await cameraOf('cameraId').find(c, input)
      if (!camera || !can(who, 'rule.edit', camera)) throw new AppError('camera_not_found')
    }
    const view = await change(async (tx) => {
      const row = await tx.rule.findUnique({ where: { id }, include: WITH_CAMERA })
      if (!row) throw new AppError('rule_not_found')
      await requireFit(tx, { ...row, ...plain, ...condition })
      const { scheduleId = row.scheduleId, cameraId = row.cameraId } = plain
      if (scheduleId !== row.scheduleId || cameraId !== row.cameraId) await fitSchedule(tx, scheduleId, cameraId)
      const data = { ...plain, ...condition }
      const after = toRuleView(await tx.rule.update({ where: { id }, data, include: WITH_CAMERA }))
      return { value: after, target: `rule:${id}`, before: toRuleView(row), after }
    }).catch((error: unknown) => {
      throw isDangling(error) ? new AppError('camera_not_found') : error
    })
    await c.watcher.reload()
    return view
  },
})
