import { ruleDraft, ruleView } from '../../contract/rule'
import { AppError } from '../../errors'
import { isDangling } from '../database-error'
import { cameraOf } from '../locate'
import { verb } from '../verb'
import { toRuleRow, toRuleView, WITH_CAMERA } from './view'
import { requireZone } from './zones'

/** In force when it returns. Throws validation_failed on a zone that the camera does not have. */
export const createRule = verb({
  name: 'rules.create',
  method: 'POST',
  path: '/api/rules',
  summary: 'Adds a rule.',
  action: 'rule.edit',
  on: cameraOf('cameraId'),
  input: ruleDraft,
  output: ruleView,
  async run({ watcher }, { input, change }) {
    const view = await change(async (tx) => {
      await requireZone(tx, input.cameraId, input.condition.params)
      const after = toRuleView(await tx.rule.create({ data: toRuleRow(input), include: WITH_CAMERA }))
      return { value: after, target: `rule:${after.id}`, after }
    }).catch((error: unknown) => {
      // The camera was removed a moment ago.
      throw isDangling(error) ? new AppError('camera_not_found') : error
    })
    await watcher.reload()
    return view
  },
})
