import { ruleDraft, ruleView } from '../../contract/rule'
import { AppError } from '../../errors'
import { isDangling } from '../database-error'
import { cameraOf } from '../locate'
import { uuid7 } from '../uuid7'
import { verb } from '../verb'
import { requireFit } from './fit'
import { fitSchedule } from './fit-schedule'
import { toRuleRow, toRuleView, WITH_CAMERA } from './view'

/** In force when it returns. Throws validation_failed where the camera has no such zone. */
export const createRule = verb({
  name: 'rules.create',
  method: 'POST',
  path: '/api/rules',
  summary: 'Adds a rule.',
  action: 'rule.edit',
  on: cameraOf('cameraId'),
  input: ruleDraft,
  output: ruleView,
  async run({ watcher, clock }, { input, change }) {
    const view = await change(async (tx) => {
      const data = { id: uuid7(clock.now()), ...toRuleRow(input) }
      await requireFit(tx, data)
      await fitSchedule(tx, input.scheduleId, input.cameraId)
      const after = toRuleView(await tx.rule.create({ data, include: WITH_CAMERA }))
      return { value: after, target: `rule:${after.id}`, after }
    }).catch((error: unknown) => {
      // The camera was removed a moment ago.
      throw isDangling(error) ? new AppError('camera_not_found') : error
    })
    await watcher.reload()
    return view
  },
})
